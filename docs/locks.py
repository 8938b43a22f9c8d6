# ruff: noqa: INP001  beside generate.py
"""The page of what migrations avoid and what they report, with the SQL that shows it."""

from collections.abc import Iterator

from dazzle.back.choice import OLDEST
from dazzle.back.migrate.evidence import Evidence, Lock
from dazzle.back.migrate.guards import GUARDS
from dazzle.back.migrate.rewrites import REWRITES

HEAD = """\
# Locks

{made}

What PostgreSQL would lock, read or write anew for a change, and what `dazzle db revision` does about it. A test runs
every example on PostgreSQL 18 and 15 and looks: at the locks of the session (`pg_locks`), at the file of the table
(another `relfilenode` is a rewrite), and at what the server says it does (`client_min_messages = debug1`). The tables
are `t (id, a, b, c)` and `p (id)`, and have rows.

## Taken apart
"""
REPORTED = """\
## Reported

`dazzle explain` and [diagnostics.md](diagnostics.md) explain each. An error blocks until it is answered for, unless the
table is known to be small.
"""
WORDS = {
    Lock.SHARE_UPDATE_EXCLUSIVE: "SHARE UPDATE EXCLUSIVE: other changes of the table wait",
    Lock.SHARE: "SHARE: writers wait",
    Lock.SHARE_ROW_EXCLUSIVE: "SHARE ROW EXCLUSIVE: writers wait",
    Lock.ACCESS_EXCLUSIVE: "ACCESS EXCLUSIVE: everybody waits",
}


def page(made: str) -> str:
    lines = [HEAD.format(made=made)]
    for rewrite in REWRITES:
        title, _, rest = rewrite.explanation.strip().partition("\n\n")
        said = rest.replace("## What it does\n\n", "")
        lines += [f"### {rewrite.slug}\n", f"{title}\n", f"{said}\n", *map(shown, rewrite.evidence)]
    lines.append(REPORTED)
    for guard in GUARDS:
        lines += [f"### {guard.RULE.slug}\n", f"Severity: {guard.RULE.severity}. {guard.RULE.summary}\n"]
        lines += map(shown, guard.EVIDENCE)
    return "\n".join(lines)


def shown(evidence: Evidence) -> str:
    return "\n".join(_shown(evidence)) + "\n"


def _shown(evidence: Evidence) -> Iterator[str]:
    effect = evidence.shows
    told = [WORDS[effect.lock], *(["every row is read"] if effect.reads else [])]
    told += ["the table is written anew"] if effect.rewrites else []
    told += [f"{effect.tables} tables at once"] if effect.tables > 1 else []
    yield f"{', '.join(told)}:\n\n```sql"
    yield from (f"{line};" for statements in evidence.bad for line in statements.split("; "))
    yield "```"
    if evidence.good:
        since = f", from PostgreSQL {evidence.since} on" if evidence.since > OLDEST else ""
        yield f"\nInstead, each line that begins with a number in a transaction of its own{since}:\n\n```sql"
        for number, statements in enumerate(evidence.good, start=1):
            yield from (
                f"{f'/* {number} */' if place == 0 else '       '} {line.strip()};"
                for place, line in enumerate(statements.split(";"))
                if line.strip()
            )
        yield "```"
