"""A project on disk: dazzle.toml and the texts it names.

Finding and loading a project imports no compiler: a command that only asks the database must not wait for one.
`dazzle.project.compilation` compiles.
"""

from dazzle.project.manifest import MANIFEST, ServeSettings
from dazzle.project.project import Project, find, load

__all__ = ["MANIFEST", "Project", "ServeSettings", "find", "load"]
