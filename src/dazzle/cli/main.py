"""The console script: the version at once, everything else through `dazzle.cli.app`."""

import sys

from dazzle import __version__
from dazzle.cli.loading import load

VERSION = f"dazzle {__version__}"


def main() -> None:
    """Run the command in sys.argv and end the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(VERSION)  # noqa: T201  the one line of this path
        return
    sys.exit(load("dazzle.cli.app").run(sys.argv[1:]))
