"""Secrets that open doors: random session tokens and one-time links, signed invitations."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets


def new_token() -> str:
    """Return a random token of 256 bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return how a token is stored. A random token of 256 bits needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_key() -> str:
    """Return a random key for signatures."""
    return secrets.token_hex(32)


def signature(key: str, words: bytes) -> str:
    """Sign with HMAC-SHA-256."""
    made = hmac.new(bytes.fromhex(key), words, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def same(left: str, right: str) -> bool:
    """Compare without telling by the time where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())
