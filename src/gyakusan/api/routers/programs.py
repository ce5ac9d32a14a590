"""Endpoints of programs and artifact kinds."""

from fastapi import APIRouter

router = APIRouter(tags=["programs"])
