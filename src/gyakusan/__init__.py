"""Gyakusan (逆算): a room in which a product team works backwards from its customer."""

__version__ = "0.1.0"
