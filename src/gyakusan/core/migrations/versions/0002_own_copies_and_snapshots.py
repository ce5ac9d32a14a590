"""Own copies of artifacts: their scope. Snapshots, so that a long history opens as fast as a short one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the scope and the snapshots."""
    with op.batch_alter_table("artifacts") as batch:
        batch.add_column(sa.Column("scope", sa.String(60), nullable=False, server_default=""))
        batch.drop_constraint("uq_artifacts_workshop_id", type_="unique")
        batch.create_unique_constraint("uq_artifacts_workshop_id", ["workshop_id", "edition", "kind", "scope"])
    op.create_table(
        "artifact_snapshots",
        sa.Column("artifact_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", "seq", name="pk_artifact_snapshots"),
        sa.ForeignKeyConstraint(["artifact_id"], ["artifacts.id"], name="fk_artifact_snapshots_artifact_id_artifacts"),
    )


def downgrade() -> None:
    """Take both back; own copies would double their kind, so they go."""
    op.drop_table("artifact_snapshots")
    op.execute("DELETE FROM artifact_updates WHERE artifact_id IN (SELECT id FROM artifacts WHERE scope <> '')")
    op.execute("DELETE FROM artifacts WHERE scope <> ''")
    with op.batch_alter_table("artifacts") as batch:
        batch.drop_constraint("uq_artifacts_workshop_id", type_="unique")
        batch.drop_column("scope")
        batch.create_unique_constraint("uq_artifacts_workshop_id", ["workshop_id", "edition", "kind"])
