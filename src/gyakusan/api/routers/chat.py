"""Endpoints of the chat with the assistant."""

from fastapi import APIRouter

router = APIRouter(tags=["chat"])
