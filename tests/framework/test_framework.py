"""The framework's entities are the published ones, field by field (language reference, framework entities)."""

import psycopg
import pytest

from build import compiled
from dazzle import framework
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.ddl import creating
from dazzle.compiler import compile_framework
from dazzle.fieldtypes.enum import Enum
from dazzle.ir.entity import Entity, Field, Owner, Storage
from dazzle.ir.expression import Call, Literal
from dazzle.ir.surface import Mode, Surface
from dazzle.ir.text import expression_text

DECLARED = {
    "FeedbackReport": """
        id uuid pk · category enum required · severity enum =minor · description text required · page_url str(500)
        · page_title str(200) · persona str(50) · viewport str(20) · user_agent str(500) · console_errors text
        · nav_history text · page_snapshot text · screenshot_data text · annotation_data text
        · agent_classification str(100) · related_entity str(100) · related_story str(20) · agent_notes text
        · reported_by str(200) · assigned_to str(200) · resolved_by str(200) · created_at datetime =now
        · updated_at datetime =now · resolved_at datetime · status enum =new · idempotency_key str(36) unique
        · notification_sent bool =false
    """,
    "AIJob": """
        id uuid pk · intent str(200) required · model str(200) required · provider str(100) required · tokens_in int =0
        · tokens_out int =0 · cost_usd decimal(18,6) · duration_ms int · status enum required =pending
        · user_id str(200) · error_message text · created_at datetime required =now · subject poly_ref required
    """,
    "JobRun": """
        id uuid pk · job_name str(200) required · status enum required =pending · attempt_number int =1 · payload text
        · error_message text · started_at datetime · finished_at datetime · duration_ms int
        · created_at datetime required =now
    """,
    "AuditEntry": """
        id uuid pk · entity_type str(200) required · entity_id str(200) required · field_name str(200) required
        · operation enum required =update · before_value text · after_value text · by_user_id str(200)
        · at datetime required =now
    """,
    "OnboardingState": """
        id uuid pk · user_id str(200) required · guide_name str(200) required · guide_version int required =1
        · current_step str(200) · completed_steps json =[] · dismissed_steps json =[] · started_at datetime =now
        · completed_at datetime · metadata json
    """,
    "TenantRegistry": """
        id uuid pk · slug slug required unique · display_name str(200) required · schema_name slug unique
        · database_name slug unique · status enum required =provisioning · config json required ={}
        · is_test bool required =false · created_at datetime required =now
    """,
    "SystemHealth": """
        id uuid pk · component str(100) required · status enum required · message text · latency_ms float
        · checked_at datetime =now
    """,
    "SystemMetric": """
        id uuid pk · name str(200) required · value float required · unit str(50) · tags text · bucket_start datetime
        · resolution str(10)
    """,
    "DeployHistory": """
        id uuid pk · version str(50) required · previous_version str(50) · deployed_by str(200)
        · deployed_at datetime =now · status enum =pending · rollback_of str(50) · duration_ms int
    """,
    "ProcessRun": """
        id uuid pk · process_name str(200) required · status enum =pending · started_at datetime
        · completed_at datetime · current_step str(200) · error text
    """,
    "SessionInfo": """
        id uuid pk · user_id str(200) required · email str(200) · created_at datetime =now · expires_at datetime
        · ip_address str(45) · user_agent str(500) · is_active bool =true
    """,
    "LogEntry": """
        id uuid pk · timestamp datetime =now · level enum required · component str(200) · message text required
        · source str(200)
    """,
    "EventTrace": """
        id uuid pk · topic str(200) required · event_type str(200) · key str(200) · timestamp datetime =now
        · payload_preview text · correlation_id str(36)
    """,
}
VIRTUAL = {
    "SystemHealth": "health",
    "SystemMetric": "metrics",
    "ProcessRun": "processes",
    "LogEntry": "logs",
    "EventTrace": "events",
}
MOVES = """
    new triaged, triaged in_progress, triaged wont_fix, triaged duplicate, triaged resolved, in_progress resolved,
    in_progress wont_fix, resolved verified, resolved in_progress
"""


def written(entity: Entity, field: Field) -> str:
    """A field as the list above writes it."""
    default = field.default.value if isinstance(field.default, Literal) else None
    words = [field.name, _type(field)]
    if entity.primary_key == (field.name,):
        words.append("pk")
    elif field.required:
        words.append("required")
    words += ["unique"] * field.unique
    if field.default is not None:
        words.append("=now" if field.default == Call("now") else f"={str(default).lower()}")
    return " ".join(words)


def _type(field: Field) -> str:
    (column, *_) = field.type.columns(field.name)
    if field.type.keyword not in {"str", "decimal"}:
        return field.type.keyword
    return f"{field.type.keyword}({','.join(map(str, column.type.arguments))})"


@pytest.mark.parametrize("name", DECLARED)
def test_fields_are_the_published_ones(name: str) -> None:
    entity = compile_framework().entity(name)
    assert [written(entity, field) for field in entity.fields] == " ".join(DECLARED[name].split()).split(" · ")


def test_framework_entities_are_all_listed_and_only_the_live_ones_are_virtual() -> None:
    entities = compile_framework().entities
    assert {entity.name for entity in entities} == set(DECLARED)
    assert {entity.name: entity.source for entity in entities if entity.storage is Storage.VIRTUAL} == VIRTUAL
    assert all(entity.owner is Owner.FRAMEWORK for entity in entities)


def test_feedback_moves_as_published() -> None:
    states = compile_framework().entity("FeedbackReport").states
    assert states is not None
    assert (states.field, states.initial) == ("status", "new")
    moves = ", ".join(f"{move.source} {move.target}" for move in states.transitions)
    assert moves == " ".join(MOVES.split())


ENUMS = {
    "FeedbackReport.category": "bug ux visual behaviour enhancement other",
    "FeedbackReport.severity": "blocker annoying minor",
    "FeedbackReport.status": "new triaged in_progress resolved verified wont_fix duplicate",
    "AIJob.status": "pending running completed failed",
    "JobRun.status": "pending running completed failed dead_letter",
    "AuditEntry.operation": "create update delete",
    "TenantRegistry.status": "provisioning active suspended archived",
    "SystemHealth.status": "healthy degraded unhealthy",
    "DeployHistory.status": "pending in_progress completed failed rolled_back",
    "ProcessRun.status": "pending running waiting suspended compensating completed failed cancelled",
    "LogEntry.level": "DEBUG INFO WARNING ERROR CRITICAL",
}
ADMINS = "role(admin) or role(super_admin)"
EVERY = "create read list update delete"
SEEN_BY_ADMINS = (
    "SystemHealth",
    "SystemMetric",
    "DeployHistory",
    "ProcessRun",
    "SessionInfo",
    "LogEntry",
    "EventTrace",
)
# Who may do what; what is not here, nobody may.
PERMITS = {
    **{name: {"authenticated": EVERY} for name in ("FeedbackReport", "AIJob", "OnboardingState")},
    "JobRun": {"authenticated": "create update", ADMINS: "list read"},
    "AuditEntry": {"authenticated": "create", ADMINS: "list read"},
    "TenantRegistry": {"role(super_admin)": "list read"},
    **{name: {ADMINS: "list read"} for name in SEEN_BY_ADMINS},
}
OWN_ROWS = {
    "FeedbackReport": "reported_by = current_user.email",
    "OnboardingState": "user_id = current_user.id",
}


def test_enums_have_the_published_values() -> None:
    found = {
        f"{entity.name}.{field.name}": " ".join(field.type.values)
        for entity in compile_framework().entities
        for field in entity.fields
        if isinstance(field.type, Enum)
    }
    assert found == ENUMS


@pytest.mark.parametrize("name", DECLARED)
def test_permits_are_the_published_ones(name: str) -> None:
    found: dict[str, set[str]] = {}
    for rule in compile_framework().entity(name).access:
        if rule.kind == "permit":
            found.setdefault(expression_text(rule.condition), set()).add(rule.operation)
    assert found == {who: set(operations.split()) for who, operations in PERMITS[name].items()}


@pytest.mark.parametrize("name", DECLARED)
def test_people_see_their_own_rows_and_admins_see_all_of_them(name: str) -> None:
    found: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for rule in compile_framework().entity(name).access:
        if rule.kind == "scope":
            found.setdefault((expression_text(rule.condition), rule.personas), set()).add(rule.operation)
    scopes = [(OWN_ROWS[name], ("*",)), ("all", ("admin", "super_admin"))] if name in OWN_ROWS else []
    assert found == {scope: set(EVERY.split()) for scope in scopes}


def test_surfaces_show_the_published_fields() -> None:
    shown = {
        surface.name: " ".join(field.name for section in surface.sections for field in section.fields)
        for surface in linked_surfaces()
        if surface.mode is not Mode.CREATE  # it has no sections: the button asks in its own way
    }
    assert shown == {
        "feedback_admin": "category severity description status reported_by page_url created_at",
        "feedback_edit": "status assigned_to agent_notes agent_classification related_entity related_story",
        "jobrun_admin": "created_at job_name status attempt_number duration_ms error_message",
        "auditentry_admin": "at entity_type entity_id field_name operation by_user_id",
        "_admin_health": "component status message checked_at",
        "_admin_deploys": "version status deployed_by deployed_at",
        "_admin_metrics": "name value unit bucket_start",
        "_admin_processes": "process_name status started_at current_step",
        "_admin_sessions": "email ip_address created_at expires_at",
        "_admin_logs": "timestamp level component message",
        "_admin_events": "topic event_type key timestamp",
    }


def linked_surfaces() -> tuple[Surface, ...]:
    """Those of an application that shows all that the framework has."""
    kite = "entity Kite:\n  id: uuid pk\n  tag: str(9)\n"
    header = "app club:\n  security_profile: standard\n"
    asks = 'feedback_widget: enabled\njob j:\n  schedule: "0 3 * * *"\naudit on Kite:\n  track: tag\n'
    surfaces = compiled(header + asks + kite).require().surfaces
    return tuple(surface for surface in surfaces if surface.entity != "Kite")


def test_every_entity_says_what_it_is_for() -> None:
    assert all(entity.intent for entity in compile_framework().entities)


@pytest.mark.parametrize(
    ("columns", "values", "constraint"),
    [
        ("onboarding_state (user_id, guide_name)", "('7', 'hello'), ('7', 'hello')", "uq_.*_guide_version"),
        ("onboarding_state (user_id, guide_name, guide_version)", "('7', 'hello', 0)", "guide_version"),
        ("job_run (job_name, attempt_number)", "('j', 0)", "attempt_number"),
        ("job_run (job_name, duration_ms)", "('j', -1)", "duration_ms"),
        ("audit_entry (entity_type, entity_id, field_name, operation)", "('K', '1', 'n', 'look')", "operation_enum"),
        ("tenant_registry (slug, display_name)", "('north', 'N')", "_place"),
        (
            "tenant_registry (slug, display_name, schema_name, database_name)",
            "('n', 'N', 'abc', 'abc')",
            "_place|_slug",
        ),
        ("tenant_registry (slug, display_name, schema_name)", "('north', 'N', 'public')", "_schema_name"),
        ("tenant_registry (slug, display_name, schema_name)", "('north', 'N', 'pg_tenant')", "_schema_name_slug"),
        ("tenant_registry (slug, display_name, database_name)", "('north', 'N', 'template1')", "_database_name"),
        (
            "tenant_registry (slug, display_name, database_name)",
            "('north', 'N', 'postgresql://u:secret@h/d')",
            "_database_name_slug",
        ),
        (
            "ai_job (intent, model, provider, subject_type, subject_id, cost_usd)",
            "('i', 'm', 'p', 'Kite', gen_random_uuid(), -0.000001)",
            "cost_usd",
        ),
        ("deploy_history (version, duration_ms)", "('1', -1)", "duration_ms"),
    ],
)
def test_tables_refuse_what_no_row_may_be(database_url: str, columns: str, values: str, constraint: str) -> None:
    metadata = build_metadata(compile_framework())
    with psycopg.connect(database_url) as connection:
        for statement in creating(metadata, set(metadata.tables)):
            connection.execute(statement.encode())
        with pytest.raises((psycopg.DataError, psycopg.IntegrityError), match=constraint):
            connection.execute(f"INSERT INTO dazzle_{columns} VALUES {values}".encode())


def test_sources_are_named_by_their_folder() -> None:
    assert [source.path for source in framework.sources()] == [
        "framework/feedback.dsl",
        "framework/jobs.dsl",
        "framework/audit.dsl",
        "framework/onboarding.dsl",
        "framework/tenants.dsl",
        "framework/admin.dsl",
        "framework/archetypes.dsl",
    ]
