"""Proposals: what a rule or a language model suggests in an artifact; no content until a person accepts it."""
