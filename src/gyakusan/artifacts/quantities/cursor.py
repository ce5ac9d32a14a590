"""A place in the tokens, and what has not been understood so far."""

from __future__ import annotations

from gyakusan.artifacts.quantities.tokens import Tag, Token

_MAX_HEDGES = 4
_HEDGES = frozenset({Tag.ABOUT, Tag.UP_TO, Tag.AT_LEAST, Tag.FILLER, Tag.OPEN, Tag.TRIP})
_STARTS = frozenset({Tag.NUMBER, Tag.CURRENCY, Tag.FREE, Tag.PART, Tag.ONCE, Tag.HALF})


class Cursor:
    """Reads tokens one by one. `steps` counts the looks at a token: the cost of parsing."""

    def __init__(self, tokens: list[Token]) -> None:
        self.position = 0
        self.steps = 0
        self._tokens = tokens

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token `ahead` of the current one, None beyond the ends."""
        self.steps += 1
        index = self.position + ahead
        return self._tokens[index] if 0 <= index < len(self._tokens) else None

    def tag(self, ahead: int = 0) -> Tag | None:
        """Return the tag of the token `ahead`, None beyond the ends."""
        token = self.peek(ahead)
        return token.tag if token else None

    def take(self) -> Token:
        """Return the current token and go on. There must be one."""
        self.steps += 1
        token = self._tokens[self.position]
        self.position += 1
        return token

    def accept(self, *tags: Tag) -> Token | None:
        """Take the current token if it has one of `tags`."""
        return self.take() if self.tag() in tags else None

    def starts_amount(self, ahead: int = 0) -> bool:
        """Whether an amount begins here, at most a few hedges or particles before it."""
        for skipped in range(_MAX_HEDGES):
            tag = self.tag(ahead + skipped)
            if tag in _STARTS:
                return True
            if tag not in _HEDGES or self._joins(ahead + skipped):
                return False
        return False

    def _joins(self, ahead: int) -> bool:
        """Whether a particle puts two amounts side by side: 1日と3時間."""
        token = self.peek(ahead)
        return token is not None and token.text == "と"
