"""XML elements of office documents, where python-docx and python-pptx have no words for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def element_of(proxy: Any) -> Any:
    """Return the XML element behind an object of python-docx or python-pptx."""
    return proxy._element  # noqa: SLF001


def filled(element: Any, attributes: Mapping[str, str], *children: Any) -> Any:
    """Return the element with attributes, by their full names, and children added."""
    for attribute, value in attributes.items():
        element.set(attribute, value)
    for child in children:
        element.append(child)
    return element


def drop_thumbnail(package: Any) -> None:
    """Take out the picture of the library's template, which shows another document."""
    relations = package._rels if hasattr(package, "_rels") else package.rels  # noqa: SLF001
    for identifier in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        relations.pop(identifier)
