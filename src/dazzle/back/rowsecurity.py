"""Row security as the MetaData carries it: who sees and changes which rows of a table.

`table.info["row_security"]` is a RowSecurity, or None for a table whose rows are everybody's.
`metadata.info["functions"]` are the functions that the policies of its tables call, each after those that it calls
itself, and `metadata.info["extensions"]` what PostgreSQL has to have installed; both are tuples. A function's name
begins as the names of the framework's tables do when it is the framework's, and only then.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dazzle.back.quoting import identifier

WORD = re.compile(r"\w+")

FORCE = "FORCE ROW LEVEL SECURITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One policy (PostgreSQL documentation, CREATE POLICY), for every role; with `owner`, for the table's owner alone.

    `command` is ALL, SELECT, INSERT, UPDATE or DELETE. `using` decides which rows are seen, `check` which may be
    written; both are SQL, and None where the command knows none.
    """

    name: str
    command: str
    permissive: bool = True
    owner: bool = False
    using: str | None = None
    check: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSecurity:
    """Enabled and forced: a table's owner is held to the policies too."""

    policies: tuple[Policy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A STABLE function in SQL that a policy calls; SECURITY DEFINER, where it has to see rows that its caller may not.

    `arguments` are names with SQL types. `body` is one SQL expression; PostgreSQL reads it when the function is made
    (CREATE FUNCTION ... RETURN), so that no search path of a caller changes what it means. Of a function that is no
    `definer`, it puts the body where the call is.
    """

    name: str
    arguments: tuple[tuple[str, str], ...]
    returns: str
    body: str
    definer: bool = True


def called(functions: Sequence[Function], statements: Iterable[str | None]) -> tuple[Function, ...]:
    """The functions whose name this SQL says, or one of them; each comes after those that it calls, as given."""
    words = {word for sql in statements if sql for word in WORD.findall(sql)}
    found: list[Function] = []
    for function in reversed(functions):
        if function.name in words:
            found.append(function)
            words.update(WORD.findall(function.body))
    return tuple(reversed(found))


def forcing(table: str, *, forced: bool) -> str:
    """SQL that holds the owner of the table to its policies as well, or no longer."""
    return f"ALTER TABLE {identifier(table)} {'' if forced else 'NO '}{FORCE}"
