"""The two languages of the product and texts that exist in both."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Language(StrEnum):
    """A language that every text of the product exists in."""

    JA = "ja"
    EN = "en"


class Label(BaseModel):
    """A short text in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ja: str
    en: str

    def text(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.ja if language is Language.JA else self.en


def label(ja: str, en: str) -> Label:
    """Write a label in one short line."""
    return Label(ja=ja, en=en)
