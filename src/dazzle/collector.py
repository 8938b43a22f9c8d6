"""Python's collector of cycles, which has nothing to find where much is made and all of it is kept."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """The collector rests: what is made meanwhile is kept, and would only be walked again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
