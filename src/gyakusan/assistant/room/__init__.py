"""Drafting and talking in the live room: drafts that run while people work, and the chat beside an artifact."""
