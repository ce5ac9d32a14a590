"""What names, logins and passwords may look like, and what a signature of an invitation covers."""

from __future__ import annotations

import unicodedata

from gyakusan.identity.errors import BadLogin, BadName, BadPassword
from gyakusan.identity.models import Invitation

MAX_NAME = 60
MIN_PASSWORD = 12
MAX_PASSWORD = 200
MAX_LOGIN = 100

MACHINES = frozenset({"rules", "autopilot"})
MODELS = "model:"
"""How the authors of what was drafted are called: nobody is called so, or provenance could not tell them apart."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, bidirectional and other format marks, surrogates, private and unassigned characters, line separators."""


def clean_name(name: str) -> str:
    """Return a name as it is kept: composed, without spaces around it.

    Raises:
        BadName: empty, longer than `MAX_NAME`, with characters that cannot be seen, or like a machine's.
    """
    if any(unicodedata.category(character) in _UNSEEN for character in name.strip()):
        raise BadName("unseen", MAX_NAME)
    cleaned = " ".join(unicodedata.normalize("NFC", name).split())
    if not cleaned:
        raise BadName("empty", MAX_NAME)
    if len(cleaned) > MAX_NAME:
        raise BadName("long", MAX_NAME)
    if name_key(cleaned) in MACHINES or name_key(cleaned).startswith(MODELS):
        raise BadName("machine", MAX_NAME)
    return cleaned


def name_key(name: str) -> str:
    """Return what two names have in common that people would take for the same."""
    return unicodedata.normalize("NFKC", name).casefold().replace(" ", "")


def clean_login(login: str) -> str:
    """Return a login as it is kept: lower case, without spaces around it.

    Raises:
        BadLogin: empty, too long, or with spaces or characters that cannot be seen.
    """
    cleaned = unicodedata.normalize("NFKC", login).strip().casefold()
    unfit = any(c.isspace() or unicodedata.category(c) in _UNSEEN for c in cleaned)
    if not cleaned or len(cleaned) > MAX_LOGIN or unfit:
        raise BadLogin(MAX_LOGIN)
    return cleaned


def check_password(password: str, login: str) -> None:
    """Refuse passwords that are too short, too long or the login itself.

    Raises:
        BadPassword: with what is wrong.
    """
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD or password.strip().casefold() == login:
        raise BadPassword(MIN_PASSWORD, MAX_PASSWORD)


def signed_words(invitation: Invitation) -> bytes:
    """Return what the signature of an invitation covers: everything that it grants, and until when."""
    words = (
        invitation.id,
        invitation.workshop_id,
        invitation.access,
        invitation.role,
        invitation.name,
        invitation.expires_at.isoformat(),
        str(invitation.max_uses),
    )
    return "\x1f".join(words).encode()
