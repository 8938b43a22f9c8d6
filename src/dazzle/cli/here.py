"""The project in the current folder."""

from pathlib import Path

from dazzle.back.migrate.history import History
from dazzle.project import Project, find, load


def here() -> Project:
    """The project at or above the current folder."""
    return load(find(Path.cwd()))


def history_of(project: Project) -> History:
    return History(project.versions_dir, project.label)
