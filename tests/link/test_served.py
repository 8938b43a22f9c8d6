"""The conditions decide what is served, never what has a table."""

import pytest

from build import compiled
from dazzle.back.metadata import build_metadata
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner

KITE = "entity Kite:\n  id: uuid pk\n  tag: str(9)\n"
GUIDE = 'guide hello "Hello":\n  step look:\n    kind: popover\n    title: "Look"\n    complete_on: click\n'
ALWAYS = {"SystemHealth", "SystemMetric", "DeployHistory"}
WIDE = {"ProcessRun", "SessionInfo", "LogEntry", "EventTrace"}
TABLES = {
    "dazzle_feedback_report",
    "dazzle_ai_job",
    "dazzle_job_run",
    "dazzle_audit_entry",
    "dazzle_onboarding_state",
    "dazzle_tenant_registry",
    "dazzle_deploy_history",
    "dazzle_session_info",
}


def served(appspec: AppSpec) -> set[str]:
    return {entity.name for entity in appspec.entities if entity.served and entity.owner is Owner.FRAMEWORK}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", ALWAYS),
        ("app club:\n  security_profile: standard\n", ALWAYS | WIDE),
        ("app club:\n  security_profile: strict\n", ALWAYS | WIDE),
        ("feedback_widget: enabled\n", ALWAYS | {"FeedbackReport"}),
        ("feedback_widget: disabled\n", ALWAYS),
        ("llm_config:\n  default_provider: local\n", ALWAYS | {"AIJob"}),
        ("process p:\n  steps:\n    - step a:\n        llm_intent: i\n", ALWAYS | {"ProcessRun"}),
        ("process p:\n  steps:\n    - step a:\n        wait: 1m\n", ALWAYS),
        ('job j:\n  schedule: "0 3 * * *"\n', ALWAYS | {"JobRun"}),
        ("audit on Kite:\n  track: tag\n", ALWAYS | {"AuditEntry"}),
        (GUIDE, ALWAYS | {"OnboardingState"}),
        ("tenancy:\n  mode: single\n", ALWAYS),
        ("tenancy:\n  mode: schema_per_tenant\n", ALWAYS | {"TenantRegistry"}),
        ("tenancy:\n  mode: database_per_tenant\n", ALWAYS | {"TenantRegistry"}),
    ],
)
def test_framework_entities_are_served_when_their_condition_holds(header: str, expected: set[str]) -> None:
    appspec = compiled(header + KITE).require()
    assert served(appspec) == expected
    assert {surface.entity for surface in appspec.surfaces} - {"Kite"} <= expected
    assert set(build_metadata(appspec, owner=Owner.FRAMEWORK).tables) == TABLES


def test_metrics_page_is_there_when_the_profile_is_standard() -> None:
    basic, standard = compiled(KITE).require(), compiled("app club:\n  security_profile: standard\n" + KITE).require()
    assert "_admin_metrics" not in {surface.name for surface in basic.surfaces}
    assert "_admin_metrics" in {surface.name for surface in standard.surfaces}


def test_own_entity_is_served_when_it_has_a_framework_entity_s_name() -> None:
    appspec = compiled("feedback_widget: enabled\nentity FeedbackReport:\n  id: uuid pk\n  words: text\n").require()
    own, framework = (entity for entity in appspec.entities if entity.name == "FeedbackReport")
    assert (own.owner, own.served, own.table_name) == (Owner.PROJECT, True, "feedback_report")
    assert (framework.owner, framework.served, framework.table_name) == (
        Owner.FRAMEWORK,
        False,
        "dazzle_feedback_report",
    )
    assert framework.field("idempotency_key").unique
    assert appspec.entity("FeedbackReport") is own
    assert {surface.name for surface in appspec.surfaces if surface.entity == "FeedbackReport"} == {
        f"feedback_report_{mode}" for mode in ("list", "view", "create", "edit")
    }
