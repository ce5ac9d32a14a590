"""Endpoints of drafts by rule and by language model."""

from fastapi import APIRouter

router = APIRouter(tags=["drafts"])
