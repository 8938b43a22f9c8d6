"""How many examples a property takes: as many as a test run has time for, or many more for `make proof`."""

import os

FACTOR = int(os.environ.get("DAZZLE_PROOF", "1"))


def examples(usual: int) -> int:
    return usual * FACTOR
