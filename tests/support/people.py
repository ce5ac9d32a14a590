"""A workshop with people in it, for tests."""

from __future__ import annotations

from datetime import date

from argon2 import PasswordHasher

from gyakusan.core.language import Language
from gyakusan.identity.models import Brief
from gyakusan.workshop.models import Workshop

ROLES = ("pm", "developer")
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Weak and fast."""


def workshop(workshop_id: str = "w-1", product: str = "電工ドリル") -> Workshop:
    brief = Brief(language=Language.JA, product=product, start=date(2027, 1, 20))
    return Workshop(workshop_id, "working-backwards", "1", brief)
