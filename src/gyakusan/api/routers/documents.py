"""Endpoints of live documents over web sockets."""

from fastapi import APIRouter

router = APIRouter(tags=["documents"])
