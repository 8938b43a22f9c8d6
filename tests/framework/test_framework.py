"""The framework's entities are the published ones, field by field (language reference, framework entities)."""

import pytest

from dazzle import framework
from dazzle.compiler import compile_framework
from dazzle.ir.entity import Entity, Field, Owner, Storage
from dazzle.ir.expression import Call, Literal

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


def test_admin_entities_are_only_read() -> None:
    for entity in compile_framework().entities:
        operations = {rule.operation for rule in entity.access if rule.kind == "permit"}
        expected = {"list", "read"}
        if entity.name in {"FeedbackReport", "AIJob"}:
            expected |= {"create", "update", "delete"}
        assert operations == expected


def test_sources_are_named_by_their_folder() -> None:
    assert [source.path for source in framework.sources()] == [
        "framework/feedback.dsl",
        "framework/jobs.dsl",
        "framework/admin.dsl",
        "framework/archetypes.dsl",
    ]
