"""Drafting by rule: deterministic, without network, honest about its blanks."""
