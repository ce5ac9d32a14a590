"""Endpoints of search in a workshop."""

from fastapi import APIRouter

router = APIRouter(tags=["search"])
