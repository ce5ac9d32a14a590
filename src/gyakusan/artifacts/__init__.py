"""Artifacts: typed documents with provenance, stored as CRDT documents with append-only history."""
