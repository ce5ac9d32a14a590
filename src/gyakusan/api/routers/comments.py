"""Endpoints of comments on artifacts."""

from fastapi import APIRouter

router = APIRouter(tags=["comments"])
