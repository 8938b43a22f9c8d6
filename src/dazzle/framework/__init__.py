"""The framework's own entities and their pages, written in the language it compiles."""

from importlib.resources import files

from dazzle.diagnostics.span import SourceFile

NAMES = (
    "feedback.dsl",
    "jobs.dsl",
    "audit.dsl",
    "onboarding.dsl",
    "tenants.dsl",
    "admin.dsl",
    "archetypes.dsl",
)


def sources() -> tuple[SourceFile, ...]:
    """The framework's texts; their paths begin with `framework/`."""
    folder = files(__name__)
    return tuple(SourceFile(f"framework/{name}", folder.joinpath(name).read_text(encoding="utf-8")) for name in NAMES)
