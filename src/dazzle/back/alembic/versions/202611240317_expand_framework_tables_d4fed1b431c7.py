"""framework tables

Adds and changes, takes nothing away:
* create table dazzle_ai_job
* create table dazzle_deploy_history
* create table dazzle_feedback_report
* create table dazzle_session_info

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

revision = "d4fed1b431c7"
down_revision = None
branch_labels = ("dazzle",)
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.create_table(
        "dazzle_ai_job",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("intent", sa.String(200), nullable=False),
        sa.Column("model", sa.String(200), nullable=False),
        sa.Column("provider", sa.String(100), nullable=False),
        sa.Column("tokens_in", sa.Integer(), nullable=True, server_default=sa.text("0")),
        sa.Column("tokens_out", sa.Integer(), nullable=True, server_default=sa.text("0")),
        sa.Column("cost_usd", sa.Numeric(18, 6), nullable=True),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'pending'")),
        sa.Column("user_id", sa.String(200), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_ai_job"),
        sa.CheckConstraint("cost_usd <> 'NaN'::numeric", name="ck_dazzle_ai_job_cost_usd_finite"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_ai_job_created_at_range",
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'running', 'completed', 'failed')",
            name="ck_dazzle_ai_job_status_enum",
        ),
        sa.CheckConstraint("(subject_type IS NULL) = (subject_id IS NULL)", name="ck_dazzle_ai_job_subject_complete"),
    )
    op.create_index("ix_dazzle_ai_job_subject_type_subject_id", "dazzle_ai_job", ["subject_type", "subject_id"])
    op.create_table(
        "dazzle_deploy_history",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("version", sa.String(50), nullable=False),
        sa.Column("previous_version", sa.String(50), nullable=True),
        sa.Column("deployed_by", sa.String(200), nullable=True),
        sa.Column("deployed_at", sa.DateTime(timezone=True), nullable=True, server_default=sa.text("now()")),
        sa.Column("status", sa.Text(), nullable=True, server_default=sa.text("'pending'")),
        sa.Column("rollback_of", sa.String(50), nullable=True),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_deploy_history"),
        sa.CheckConstraint(
            (
                "deployed_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND deployed_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_deploy_history_deployed_at_range",
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'in_progress', 'completed', 'failed', 'rolled_back')",
            name="ck_dazzle_deploy_history_status_enum",
        ),
    )
    op.create_table(
        "dazzle_feedback_report",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=True, server_default=sa.text("'minor'")),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("page_url", sa.String(500), nullable=True),
        sa.Column("page_title", sa.String(200), nullable=True),
        sa.Column("persona", sa.String(50), nullable=True),
        sa.Column("viewport", sa.String(20), nullable=True),
        sa.Column("user_agent", sa.String(500), nullable=True),
        sa.Column("console_errors", sa.Text(), nullable=True),
        sa.Column("nav_history", sa.Text(), nullable=True),
        sa.Column("page_snapshot", sa.Text(), nullable=True),
        sa.Column("screenshot_data", sa.Text(), nullable=True),
        sa.Column("annotation_data", sa.Text(), nullable=True),
        sa.Column("agent_classification", sa.String(100), nullable=True),
        sa.Column("related_entity", sa.String(100), nullable=True),
        sa.Column("related_story", sa.String(20), nullable=True),
        sa.Column("agent_notes", sa.Text(), nullable=True),
        sa.Column("reported_by", sa.String(200), nullable=True),
        sa.Column("assigned_to", sa.String(200), nullable=True),
        sa.Column("resolved_by", sa.String(200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=True, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True, server_default=sa.text("now()")),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.Text(), nullable=True, server_default=sa.text("'new'")),
        sa.Column("notification_sent", sa.Boolean(), nullable=True, server_default=sa.text("false")),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_feedback_report"),
        sa.CheckConstraint(
            "category IN ('bug', 'ux', 'visual', 'behaviour', 'enhancement', 'other')",
            name="ck_dazzle_feedback_report_category_enum",
        ),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_feedback_report_created_at_range",
        ),
        sa.CheckConstraint(
            (
                "resolved_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND resolved_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_feedback_report_resolved_at_range",
        ),
        sa.CheckConstraint(
            "severity IN ('blocker', 'annoying', 'minor')",
            name="ck_dazzle_feedback_report_severity_enum",
        ),
        sa.CheckConstraint(
            "status IN ('new', 'triaged', 'in_progress', 'resolved', 'verified', 'wont_fix', 'duplicate')",
            name="ck_dazzle_feedback_report_status_enum",
        ),
        sa.CheckConstraint(
            (
                "updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_feedback_report_updated_at_range",
        ),
    )
    op.create_table(
        "dazzle_session_info",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("user_id", sa.String(200), nullable=False),
        sa.Column("email", sa.String(200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=True, server_default=sa.text("now()")),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ip_address", sa.String(45), nullable=True),
        sa.Column("user_agent", sa.String(500), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=True, server_default=sa.text("true")),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_session_info"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_session_info_created_at_range",
        ),
        sa.CheckConstraint(
            (
                "expires_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND expires_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_session_info_expires_at_range",
        ),
    )


def downgrade() -> None:
    op.drop_table("dazzle_session_info")
    op.drop_table("dazzle_feedback_report")
    op.drop_table("dazzle_deploy_history")
    op.drop_table("dazzle_ai_job")
