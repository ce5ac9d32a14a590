"""Ballots, which are nobody's business while a vote is open, and comments on fields of artifacts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "vote_secrets",
        sa.Column("vote_id", sa.String(40), nullable=False),
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vote_id", name="pk_vote_secrets"),
    )
    op.create_table(
        "ballots",
        sa.Column("vote_id", sa.String(40), nullable=False),
        sa.Column("voter_key", sa.String(64), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("vote_id", "voter_key", name="pk_ballots"),
        sa.ForeignKeyConstraint(["vote_id"], ["vote_secrets.vote_id"], name="fk_ballots_vote_id_vote_secrets"),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("workshop_id", sa.String(40), nullable=False),
        sa.Column("artifact_id", sa.String(40), nullable=False),
        sa.Column("list_name", sa.String(60), nullable=False),
        sa.Column("row_id", sa.String(40), nullable=False),
        sa.Column("column_name", sa.String(60), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author_id", sa.String(40), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("parent", sa.String(40), nullable=False),
        sa.Column("resolved_by", sa.String(200), nullable=False),
        sa.Column("resolved_at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_comments_workshop_id_workshops"),
        sa.ForeignKeyConstraint(["artifact_id"], ["artifacts.id"], name="fk_comments_artifact_id_artifacts"),
    )
    op.create_index("ix_comments_workshop_id", "comments", ["workshop_id"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("comments", "ballots", "vote_secrets"):
        op.drop_table(table)
