"""Endpoints of the live room: state, events, commands."""

from fastapi import APIRouter

router = APIRouter(tags=["room"])
