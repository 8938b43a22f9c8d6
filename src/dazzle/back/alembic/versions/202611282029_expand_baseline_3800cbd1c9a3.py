"""baseline

Adds and changes, takes nothing away:
* create table dazzle_ai_job
* create table dazzle_audit_entry
* create table dazzle_deploy_history
* create table dazzle_feedback_report
* create table dazzle_job_run
* create table dazzle_onboarding_state
* create table dazzle_session_info
* create table dazzle_tenant_registry

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "3800cbd1c9a3"
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
        sa.Column("subject_type", sa.Text(), nullable=False, comment="the entity that is referred to"),
        sa.Column("subject_id", sa.Uuid(), nullable=False, comment="the key of the row that is referred to"),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_ai_job"),
        sa.CheckConstraint("cost_usd >= 0", name="ck_dazzle_ai_job_cost_usd"),
        sa.CheckConstraint("cost_usd <> 'NaN'::numeric", name="ck_dazzle_ai_job_cost_usd_finite"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_ai_job_created_at_range",
        ),
        sa.CheckConstraint("duration_ms >= 0", name="ck_dazzle_ai_job_duration_ms"),
        sa.CheckConstraint(
            "status IN ('pending', 'running', 'completed', 'failed')",
            name="ck_dazzle_ai_job_status_enum",
        ),
        sa.CheckConstraint("(subject_type IS NULL) = (subject_id IS NULL)", name="ck_dazzle_ai_job_subject_complete"),
        sa.CheckConstraint("tokens_in >= 0", name="ck_dazzle_ai_job_tokens_in"),
        sa.CheckConstraint("tokens_out >= 0", name="ck_dazzle_ai_job_tokens_out"),
        comment="AI job: One call of a language model, from its start to its end",
    )
    op.create_index("ix_dazzle_ai_job_created_at", "dazzle_ai_job", [sa.text("created_at DESC")])
    op.create_index("ix_dazzle_ai_job_status_created_at", "dazzle_ai_job", ["status", "created_at"])
    op.create_index("ix_dazzle_ai_job_subject_type_subject_id", "dazzle_ai_job", ["subject_type", "subject_id"])
    op.create_table(
        "dazzle_audit_entry",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("entity_type", sa.String(200), nullable=False),
        sa.Column("entity_id", sa.String(200), nullable=False),
        sa.Column("field_name", sa.String(200), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False, server_default=sa.text("'update'")),
        sa.Column("before_value", sa.Text(), nullable=True),
        sa.Column("after_value", sa.Text(), nullable=True),
        sa.Column("by_user_id", sa.String(200), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_audit_entry"),
        sa.CheckConstraint(
            (
                "at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_audit_entry_at_range",
        ),
        sa.CheckConstraint("operation IN ('create', 'update', 'delete')", name="ck_dazzle_audit_entry_operation_enum"),
        comment="Audit entry: One field of one row that somebody changed, as it was before and as it is after",
    )
    op.create_index("ix_dazzle_audit_entry_at", "dazzle_audit_entry", [sa.text("at DESC")])
    op.create_index(
        "ix_dazzle_audit_entry_entity_type_entity_id_at",
        "dazzle_audit_entry",
        ["entity_type", "entity_id", sa.text("at DESC")],
    )
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
        sa.CheckConstraint("duration_ms >= 0", name="ck_dazzle_deploy_history_duration_ms"),
        sa.CheckConstraint(
            "status IN ('pending', 'in_progress', 'completed', 'failed', 'rolled_back')",
            name="ck_dazzle_deploy_history_status_enum",
        ),
        comment="Deployment: One step of a deployment: a revision that was applied to the database, or taken back",
    )
    op.create_index("ix_dazzle_deploy_history_deployed_at", "dazzle_deploy_history", [sa.text("deployed_at DESC")])
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
        sa.Column("idempotency_key", sa.String(36), nullable=True),
        sa.Column("notification_sent", sa.Boolean(), nullable=True, server_default=sa.text("false")),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_feedback_report"),
        sa.UniqueConstraint("idempotency_key", name="uq_dazzle_feedback_report_idempotency_key"),
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
        comment="Feedback report: One thing that somebody who uses the application wants to be told or mended",
    )
    op.create_index("ix_dazzle_feedback_report_created_at", "dazzle_feedback_report", [sa.text("created_at DESC")])
    op.create_index("ix_dazzle_feedback_report_reported_by_status", "dazzle_feedback_report", ["reported_by", "status"])
    op.create_index(
        "ix_dazzle_feedback_report_status_created_at",
        "dazzle_feedback_report",
        ["status", sa.text("created_at DESC")],
    )
    op.create_table(
        "dazzle_job_run",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("job_name", sa.String(200), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'pending'")),
        sa.Column("attempt_number", sa.Integer(), nullable=True, server_default=sa.text("1")),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_job_run"),
        sa.CheckConstraint("attempt_number >= 1", name="ck_dazzle_job_run_attempt_number"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_job_run_created_at_range",
        ),
        sa.CheckConstraint("duration_ms >= 0", name="ck_dazzle_job_run_duration_ms"),
        sa.CheckConstraint(
            (
                "finished_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND finished_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_job_run_finished_at_range",
        ),
        sa.CheckConstraint(
            (
                "started_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND started_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_job_run_started_at_range",
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'running', 'completed', 'failed', 'dead_letter')",
            name="ck_dazzle_job_run_status_enum",
        ),
        comment="Job run: One run of a job, from when it was asked for until it is done or given up",
    )
    op.create_index("ix_dazzle_job_run_created_at", "dazzle_job_run", [sa.text("created_at DESC")])
    op.create_index("ix_dazzle_job_run_status_created_at", "dazzle_job_run", ["status", "created_at"])
    op.create_table(
        "dazzle_onboarding_state",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("user_id", sa.String(200), nullable=False),
        sa.Column("guide_name", sa.String(200), nullable=False),
        sa.Column("guide_version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("current_step", sa.String(200), nullable=True),
        sa.Column("completed_steps", postgresql.JSONB(), nullable=True, server_default=sa.text("'[]'")),
        sa.Column("dismissed_steps", postgresql.JSONB(), nullable=True, server_default=sa.text("'[]'")),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True, server_default=sa.text("now()")),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("metadata", postgresql.JSONB(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_onboarding_state"),
        sa.UniqueConstraint(
            "user_id",
            "guide_name",
            "guide_version",
            name="uq_dazzle_onboarding_state_user_id_guide_name_guide_version",
        ),
        sa.CheckConstraint(
            (
                "completed_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND completed_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_onboarding_state_completed_at_range",
        ),
        sa.CheckConstraint(
            "completed_steps <> 'null'::jsonb",
            name="ck_dazzle_onboarding_state_completed_steps_document",
        ),
        sa.CheckConstraint(
            "dismissed_steps <> 'null'::jsonb",
            name="ck_dazzle_onboarding_state_dismissed_steps_document",
        ),
        sa.CheckConstraint("guide_version >= 1", name="ck_dazzle_onboarding_state_guide_version"),
        sa.CheckConstraint("metadata <> 'null'::jsonb", name="ck_dazzle_onboarding_state_metadata_document"),
        sa.CheckConstraint(
            (
                "started_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND started_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_onboarding_state_started_at_range",
        ),
        comment="Onboarding state: How far one person has come in one version of a guide",
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
        comment="Session: Somebody who is signed in, from where, and until when",
    )
    op.create_index("ix_dazzle_session_info_created_at", "dazzle_session_info", [sa.text("created_at DESC")])
    op.create_index("ix_dazzle_session_info_expires_at", "dazzle_session_info", ["expires_at"])
    op.create_index("ix_dazzle_session_info_user_id", "dazzle_session_info", ["user_id"])
    op.create_table(
        "dazzle_tenant_registry",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("slug", sa.String(40), nullable=False),
        sa.Column("display_name", sa.String(200), nullable=False),
        sa.Column("schema_name", sa.String(40), nullable=True),
        sa.Column("database_name", sa.String(40), nullable=True),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'provisioning'")),
        sa.Column("config", postgresql.JSONB(), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("is_test", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("id", name="pk_dazzle_tenant_registry"),
        sa.UniqueConstraint("database_name", name="uq_dazzle_tenant_registry_database_name"),
        sa.UniqueConstraint("schema_name", name="uq_dazzle_tenant_registry_schema_name"),
        sa.UniqueConstraint("slug", name="uq_dazzle_tenant_registry_slug"),
        sa.CheckConstraint("config <> 'null'::jsonb", name="ck_dazzle_tenant_registry_config_document"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_dazzle_tenant_registry_created_at_range",
        ),
        sa.CheckConstraint(
            "NOT (database_name::text IN ('postgres', 'template0', 'template1'))",
            name="ck_dazzle_tenant_registry_database_name",
        ),
        sa.CheckConstraint(
            "database_name::text ~ '\\A((?=...)[a-z0-9]+(-[a-z0-9]+)*)\\Z'",
            name="ck_dazzle_tenant_registry_database_name_slug",
        ),
        sa.CheckConstraint("(schema_name IS NULL) <> (database_name IS NULL)", name="ck_dazzle_tenant_registry_place"),
        sa.CheckConstraint("schema_name::text <> 'public'", name="ck_dazzle_tenant_registry_schema_name"),
        sa.CheckConstraint(
            "schema_name::text ~ '\\A((?=...)[a-z0-9]+(-[a-z0-9]+)*)\\Z'",
            name="ck_dazzle_tenant_registry_schema_name_slug",
        ),
        sa.CheckConstraint(
            "slug::text ~ '\\A((?=...)[a-z0-9]+(-[a-z0-9]+)*)\\Z'",
            name="ck_dazzle_tenant_registry_slug_slug",
        ),
        sa.CheckConstraint(
            "status IN ('provisioning', 'active', 'suspended', 'archived')",
            name="ck_dazzle_tenant_registry_status_enum",
        ),
        comment="Tenant: One tenant, and the schema or the database that its rows are in",
    )
    op.create_index("ix_dazzle_tenant_registry_status_slug", "dazzle_tenant_registry", ["status", "slug"])


def downgrade() -> None:
    op.drop_table("dazzle_tenant_registry")
    op.drop_table("dazzle_session_info")
    op.drop_table("dazzle_onboarding_state")
    op.drop_table("dazzle_job_run")
    op.drop_table("dazzle_feedback_report")
    op.drop_table("dazzle_deploy_history")
    op.drop_table("dazzle_audit_entry")
    op.drop_table("dazzle_ai_job")
