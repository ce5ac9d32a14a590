"""Endpoints of artifacts: content, history, provenance, proposals."""

from fastapi import APIRouter

router = APIRouter(tags=["artifacts"])
