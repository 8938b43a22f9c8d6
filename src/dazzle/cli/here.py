"""The project in the current folder."""

from pathlib import Path

from dazzle.project import Project, find, load


def here() -> Project:
    """The project at or above the current folder."""
    return load(find(Path.cwd()))
