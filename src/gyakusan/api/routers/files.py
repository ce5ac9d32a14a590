"""Endpoints of files that belong to a workshop."""

from fastapi import APIRouter

router = APIRouter(tags=["files"])
