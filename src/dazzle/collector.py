"""Python's collector of cycles, which has nothing to find where much is made and all of it is kept."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (200_000, 10, 10)  # containers more than were freed, and how often the younger ones before the older
USUAL = gc.get_threshold()
FROZEN = gc.get_freeze_count()  # Python 3.12 itself begins with some


@contextmanager
def resting_collector() -> Iterator[None]:
    """The collector rests: what is made meanwhile is kept, and would only be walked again and again.

    Nor is it walked at the end, when the collector would look at all that is new: it is old at once.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_freeze_count() <= FROZEN:  # else what is kept for good would thaw
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def collect_seldom() -> None:
    """For a command, which keeps most of what it makes until it ends: some tens of megabytes more may be in use."""
    gc.set_threshold(*SELDOM)


def collect_as_usual() -> None:
    """For what goes on: what is there by now stays, and is never looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*USUAL)
