"""Drafting with a language model into the same typed documents."""
