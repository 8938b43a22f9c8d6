"""Importing a module when it is needed, and not before."""

import gc
import sys
from importlib import import_module
from types import ModuleType


def load(module: str) -> ModuleType:
    """The module of that name.

    The one exception to imports at the top of a file: a command is loaded when it is called, and what migrates (which
    brings SQLAlchemy and Alembic) when there is something to migrate.
    """
    if module in sys.modules:
        return sys.modules[module]
    # What is imported stays. To let the collector of cycles walk it, while it grows and ever after, would take a fifth
    # of the time that importing takes.
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.freeze()
        gc.enable()
