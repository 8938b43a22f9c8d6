"""Whether this process can answer: the database is reached, and at the revision that was compiled."""

from dataclasses import dataclass

from dazzle.back.migrate.history import History
from dazzle.back.pool import Context, Lane
from dazzle.back.query.statement import Statement
from dazzle.back.refusal import Unanswered

CURRENT = Statement("SELECT version_num FROM alembic_version")


@dataclass(frozen=True, slots=True)
class Readiness:
    ready: bool
    reason: str


async def readiness(lane: Lane, history: History) -> Readiness:
    try:
        (rows,) = await lane.read(Context(), CURRENT)
    except Unanswered as error:
        return Readiness(ready=False, reason=str(error))
    current = frozenset(str(row[0]) for row in rows)
    if unknown := history.unknown(current):
        return Readiness(
            ready=False, reason=f"The database has revisions that are not known here: {', '.join(unknown)}"
        )
    if pending := history.pending(current):
        return Readiness(ready=False, reason=f"{len(pending)} revisions wait to be applied, first {pending[0]}")
    return Readiness(ready=True, reason=f"All {len(history.revisions)} revisions are applied")
