"""Drafting: one port, two adapters. `rules` drafts from what is there, `model` with a language model."""
