"""add idempotency_key to FeedbackReport

Adds and changes, takes nothing away:
* add column dazzle_feedback_report.idempotency_key
* add unique constraint uq_dazzle_feedback_report_idempotency_key

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

revision = "17c5e307436c"
down_revision = "d4fed1b431c7"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.add_column("dazzle_feedback_report", sa.Column("idempotency_key", sa.String(36), nullable=True))
    op.create_unique_constraint(
        "uq_dazzle_feedback_report_idempotency_key",
        "dazzle_feedback_report",
        ["idempotency_key"],
    )


def downgrade() -> None:
    op.drop_constraint("uq_dazzle_feedback_report_idempotency_key", "dazzle_feedback_report", type_="unique")
    op.drop_column("dazzle_feedback_report", "idempotency_key")
