"""First tables: workshops with their steps, artifacts with their history, use of language models."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "workshops",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("program", sa.String(80), nullable=False),
        sa.Column("program_version", sa.String(40), nullable=False),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshops"),
    )
    op.create_table(
        "workshop_events",
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "seq", name="pk_workshop_events"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_workshop_events_workshop_id_workshops"),
    )
    op.create_table(
        "artifacts",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("edition", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("copied_from", sa.String(40)),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("frozen_at", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_artifacts"),
        sa.UniqueConstraint("workshop_id", "edition", "kind", name="uq_artifacts_workshop_id"),
    )
    op.create_table(
        "artifact_updates",
        sa.Column("artifact_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.String(200), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", "seq", name="pk_artifact_updates"),
        sa.ForeignKeyConstraint(["artifact_id"], ["artifacts.id"], name="fk_artifact_updates_artifact_id_artifacts"),
    )
    op.create_table(
        "model_usage",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("request", sa.String(80), nullable=False),
        sa.Column("model", sa.String(200), nullable=False),
        sa.Column("input_tokens", sa.Integer, nullable=False),
        sa.Column("output_tokens", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_model_usage"),
    )
    op.create_index("ix_model_usage_workshop_id", "model_usage", ["workshop_id"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("model_usage", "artifact_updates", "artifacts", "workshop_events", "workshops"):
        op.drop_table(table)
