"""The grammar's LALR tables as data: lark builds them in a source checkout, the package ships them.

What is shipped is JSON and fits one grammar, known by its hash; `make tables` builds it anew (`dazzle.lang.build`).
"""

from collections.abc import Iterable
from hashlib import sha256
from importlib import resources

import msgspec

NAME = "tables.json"


class TablesDoNotFit(Exception):
    """The grammar, or the start rules that are asked for, changed after the tables were built."""


class Child(msgspec.Struct, frozen=True, array_like=True):
    """Which symbol of an expansion is handed to the build function, after how many absent optional ones.

    A `splice` is a list, whose members are handed on.
    """

    at: int
    splice: bool
    absent_before: int


class Rule(msgspec.Struct, frozen=True, array_like=True):
    """An expansion of `origin` with `size` symbols.

    `build` names what makes its node. A transparent rule is its only child; another without a `build` hands a list of
    its children on to its parent.
    """

    origin: str
    size: int
    children: tuple[Child, ...]
    absent_after: int
    build: str | None
    transparent: bool


class Tables(msgspec.Struct, frozen=True):
    """`states` tell for each symbol the state that follows it, or ~n where it means that rule n is complete.

    `starts` are the first and the last state of each start rule, `words` the terminals of the fixed texts, `terminals`
    all of them in the order of the grammar, and `first` the terminals that each rule may begin with.
    """

    grammar: str
    starts: dict[str, tuple[int, int]]
    words: dict[str, str]
    terminals: tuple[str, ...]
    first: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    states: tuple[dict[str, int], ...]


def shipped(starts: Iterable[str]) -> Tables:
    """The tables that came with the package; TablesDoNotFit if they were built from another grammar."""
    tables = msgspec.json.decode((resources.files("dazzle.lang") / NAME).read_bytes(), type=Tables)
    if tables.grammar != fingerprint(starts):
        raise TablesDoNotFit("the grammar is newer than its tables: run `make tables`")
    return tables


def fingerprint(starts: Iterable[str]) -> str:
    """What the tables depend on, as a hash."""
    return sha256("\n".join((grammar(), *sorted(set(starts)))).encode()).hexdigest()


def grammar() -> str:
    """The text of all files of the grammar."""
    folder = resources.files("dazzle.lang") / "grammar"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".lark")), key=lambda file: file.name)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
