"""The revision files of a project."""

from dazzle.back.migrate.history import History
from dazzle.project import Project


def history_of(project: Project) -> History:
    return History(project.versions_dir, project.label, root=project.root)
