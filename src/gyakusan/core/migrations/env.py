"""Alembic's entry point: migrations run on the connection that the application opened."""

from __future__ import annotations

from alembic import context

from gyakusan.core.db import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
