"""Endpoints of setup, sign-in, sessions, accounts, invitations, people."""

from fastapi import APIRouter

router = APIRouter(tags=["identity"])
