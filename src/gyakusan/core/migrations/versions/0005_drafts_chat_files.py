"""Drafts and chat of the live room, and files that people attach."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("artifact_id", sa.String(40), nullable=False),
        sa.Column("request", sa.String(80), nullable=False),
        sa.Column("engine", sa.String(10), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("started_by", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("proposals", sa.Integer, nullable=False),
        sa.Column("fell_back", sa.String(60), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("ended_at", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_workshop_id", "drafts", ["workshop_id"])
    op.create_table(
        "chat_messages",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("artifact_id", sa.String(40), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("proposals", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_chat_messages"),
        sa.UniqueConstraint("id", name="uq_chat_messages_id"),
    )
    op.create_index("ix_chat_messages_artifact_id", "chat_messages", ["artifact_id"])
    op.create_table(
        "files",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("stored", sa.String(80), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_index("ix_files_workshop_id", "files", ["workshop_id"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("files", "chat_messages", "drafts"):
        op.drop_table(table)
