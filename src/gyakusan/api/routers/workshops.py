"""Endpoints of workshops: create, list, look at, change."""

from fastapi import APIRouter

router = APIRouter(tags=["workshops"])
