"""Endpoints of documents to take away."""

from fastapi import APIRouter

router = APIRouter(tags=["exports"])
