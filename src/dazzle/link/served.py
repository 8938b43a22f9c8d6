"""Which of the framework's entities and pages an application shows. Their tables are always there."""

from collections.abc import Callable, Mapping

from dazzle.ir.tenancy import DATABASE_PER_TENANT, SCHEMA_PER_TENANT
from dazzle.lang import ast
from dazzle.link.application import Application

Condition = Callable[[Application], bool]


def always(application: Application) -> bool:  # noqa: ARG001  a condition like the others
    return True


def wide(application: Application) -> bool:
    return application.profile in {"standard", "strict"}


def feedback(application: Application) -> bool:
    return application.feedback_widget is not None and application.feedback_widget.enabled


def llm(application: Application) -> bool:
    return application.llm_config is not None


def governed(application: Application) -> bool:
    """A run that asks a language model is one that somebody must be able to look at."""
    return application.governed or wide(application)


def audited(application: Application) -> bool:
    return ast.Audit.KIND in application.kinds


def jobs(application: Application) -> bool:
    return ast.Job.KIND in application.kinds


def guided(application: Application) -> bool:
    return ast.Guide.KIND in application.kinds


def apart(application: Application) -> bool:
    """Where each tenant is in a place of its own, somebody must know which."""
    return application.tenancy_mode in {SCHEMA_PER_TENANT, DATABASE_PER_TENANT}


ENTITIES: Mapping[str, Condition] = {
    "FeedbackReport": feedback,
    "AIJob": llm,
    "JobRun": jobs,
    "AuditEntry": audited,
    "OnboardingState": guided,
    "TenantRegistry": apart,
    "SystemHealth": always,
    "SystemMetric": always,
    "DeployHistory": always,
    "ProcessRun": governed,
    "SessionInfo": wide,
    "LogEntry": wide,
    "EventTrace": wide,
}

# Surfaces that are shown more narrowly than their entity.
SURFACES: Mapping[str, Condition] = {"_admin_metrics": wide}


def serves_entity(application: Application, entity: str) -> bool:
    return ENTITIES[entity](application)


def serves_surface(application: Application, surface: str, entity: str) -> bool:
    return serves_entity(application, entity) and SURFACES.get(surface, always)(application)
