"""Importing a module when it is needed, and not before."""

from importlib import import_module
from types import ModuleType


def load(module: str) -> ModuleType:
    """The module of that name.

    The one exception to imports at the top of a file: a command is loaded when it is called, and what migrates (which
    brings SQLAlchemy and Alembic) when there is something to migrate.
    """
    return import_module(module)
