"""Policies, the functions that they call, and extensions: each a step when it comes, goes or becomes another.

Nothing of it takes rows away, so all of it is in the revision that expands; but for what a table that goes still needs.
"""

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from dazzle.back.migrate import rebuild
from dazzle.back.migrate.catalogue import Extension, Function, Policy, Row
from dazzle.back.migrate.ddl import extension_sql, function_sql, functions_of, policies_of, policy_sql
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.step import Phase, Stage, Step
from dazzle.back.migrate.words import named


def create_extension(row: Extension) -> Step:
    return Step(
        stage=Stage.CREATE_EXTENSION,
        says=f"install {named(row)}",
        new=row,
        up=(execute(extension_sql(row.name)),),
        down=(),
        note="it stays when this is taken back: others may use it by then",
    )


def drop_policy(row: Policy, *, phase: Phase = Phase.EXPAND, says: str = "", note: str = "") -> Step:
    return Step(
        phase=phase,
        stage=Stage.DROP_POLICY,
        says=says,
        old=row,
        up=(rebuild.drop_policy(row),),
        down=(rebuild.add_policy(row),),
        note=note,
    )


def create_policy(row: Policy, target: sa.MetaData, *, says: str = "") -> Step:
    """From the text's own SQL where there is some."""
    described = policies_of(target.tables[row.table]) if row.table in target.tables else ()
    found = next((each for each in described if each.name == row.name), row)
    return Step(
        stage=Stage.CREATE_POLICY,
        says=says,
        new=row,
        up=(execute(policy_sql(found)),),
        down=(rebuild.drop_policy(row),),
    )


def without_policy(row: Policy) -> str:
    """What it means for rows that a policy goes."""
    if row.permissive:
        return "rows that no other policy allows are no longer seen, or no longer written, by anybody"
    return "what it kept back is seen, or written, by all whom another policy allows it"


def drop_function(row: Function, before: Collection[Row], *, phase: Phase = Phase.EXPAND, says: str = "") -> Step:
    return Step(
        phase=phase,
        stage=Stage.DROP_FUNCTION,
        rank=-_depths(before)[row.name],
        says=says,
        old=row,
        up=(rebuild.drop_function(row),),
        down=(rebuild.add_function(row),),
        queried=_read(row),
    )


def create_function(row: Function, target: sa.MetaData, before: Collection[Row], *, says: str = "") -> Step:
    """From the text's own SQL where there is some; one that only revisions know, from what PostgreSQL prints."""
    described = {each.name: (place, each) for place, each in enumerate(functions_of(target), start=1)}
    if row.name in described:
        rank, function = described[row.name]
        return Step(
            stage=Stage.CREATE_FUNCTION,
            rank=rank,
            says=says,
            new=row,
            up=(execute(function_sql(function)),),
            down=(rebuild.drop_function(row),),
            queried=_read(row),
        )
    return Step(
        stage=Stage.CREATE_FUNCTION,
        rank=_depths(before)[row.name] - len(before),
        says=says,
        new=row,
        up=(rebuild.add_function(row),),
        down=(rebuild.drop_function(row),),
        queried=_read(row),
    )


def _read(row: Function) -> frozenset[str]:
    """The tables of its query, which PostgreSQL tries to plan when the function is made."""
    return frozenset(table for table, _ in row.reads)


def in_calling_order(rows: Collection[Row]) -> list[Function]:
    """The functions, each after those that it calls."""
    depths = _depths(rows)
    return sorted((row for row in rows if isinstance(row, Function)), key=lambda row: (depths[row.name], row.name))


def _depths(rows: Collection[Row]) -> Mapping[str, int]:
    """How many functions each stands upon, one above the other; they cannot call one another in a circle."""
    functions = {row.name: row for row in rows if isinstance(row, Function)}
    depths: dict[str, int] = {}
    waiting = list(functions)
    while waiting:
        name = waiting[-1]
        missing = [each for each in functions[name].calls if each in functions and each not in depths and each != name]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        below = [depths[each] for each in functions[name].calls if each in depths]
        depths[name] = 1 + max(below, default=0)
    return depths
