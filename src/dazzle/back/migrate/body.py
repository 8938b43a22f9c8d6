"""Steps to the parts of a revision's text: what it says of itself, the statements it asks for, and what it does."""

import textwrap
from collections.abc import Collection, Iterator
from itertools import groupby

from alembic.operations import ops

from dazzle.back.migrate import source
from dazzle.back.migrate.locks import taken
from dazzle.back.migrate.step import Phase, Stage, Step, Way

MEANING = {
    Phase.EXPAND: "Adds and changes, takes nothing away:",
    Phase.CONTRACT: "Takes away; apply it when no running code uses this any more:",
    Phase.DATA: "Rows that every database has:",
}
MADE = "Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours."
ONE_STEP = "In one step, committed by itself; an upgrade that is interrupted goes on with it:"
STEPPED = "In {count} steps, each committed by itself; an upgrade that is interrupted goes on with the step it was at:"
ASKED = "# What only you know, as SQL. `dazzle db upgrade` refuses while one is empty; `SELECT` changes no row."
INDENT = "    "


def header(phase: Phase, steps: Collection[Step]) -> str:
    """What changes, then how it is done where it is done in several transactions."""
    lines = [MEANING[phase]]
    for step in steps:
        lines += _wrapped("* ", harmless(step.says)) if step.says else []
        lines += _wrapped("  ", harmless(f"({step.note})")) if step.note else []
    if _is_stepped(steps):
        blocks = list(_blocks(steps))
        lines += ["", STEPPED.format(count=len(blocks)) if len(blocks) > 1 else ONE_STEP]
        for number, block in enumerate(blocks, start=1):
            lines += _wrapped(f"{number}. ", harmless(_described(block)))
    return "\n".join([*lines, "", MADE])


def _wrapped(lead: str, text: str, next_lead: str | None = None) -> list[str]:
    """The text behind the lead, on as many lines as it takes."""
    return textwrap.wrap(
        text,
        source.WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead) if next_lead is None else next_lead,
        break_long_words=False,
        break_on_hyphens=False,
    )


def statements(steps: Collection[Step]) -> str:
    """The module's `statements`, each below what it is to do; "" when none is asked for."""
    asked = [step.statement for step in steps if step.statement is not None and step.stage is Stage.FILL]
    if not asked:
        return ""
    lines = [ASKED, "statements = {"]
    for statement in asked:
        lines += _wrapped(f"{INDENT}# ", statement.asks, f"{INDENT}# ")
        lines += [f"{INDENT}{source.quoted(statement.name)}: {source.quoted(statement.sql)},"]
    return "\n".join([*lines, "}"]) + "\n"


def upgrade_body(steps: Collection[Step]) -> str:
    """What `upgrade` does, indented: step by step, or all in one transaction."""
    if not _is_stepped(steps):
        return source.statements(operation for step in steps for operation in step.up)
    return "\n".join(line for block in _blocks(steps) for line in _with(block))


def harmless(text: str) -> str:
    """Text that cannot end the docstring it stands in."""
    return text.replace("\\", "\\\\").replace('"""', "'''")


def _is_stepped(steps: Collection[Step]) -> bool:
    return any(step.way is not Way.TOGETHER for step in steps)


def _blocks(steps: Collection[Step]) -> Iterator[list[Step]]:
    """The steps of one transaction after those of the other; what only has a way back is in none."""
    doing = [step for step in steps if step.up or step.statement]
    for _, block in groupby(doing, key=lambda step: (step.way, step.name)):
        yield list(block)


def _with(block: list[Step]) -> Iterator[str]:
    first = block[0]
    name = source.quoted(first.name)
    if first.way is Way.CONCURRENTLY:
        dropped = ", drop=True" if any(isinstance(each, ops.DropIndexOp) for each in first.up) else ""
        yield f"{INDENT}with concurrently(op, revision, {name}{dropped}):"
    else:
        unforced = sorted(frozenset().union(*(step.unforced for step in block)))
        lifted = f", unforced(op, {', '.join(map(source.quoted, unforced))})" if unforced else ""
        yield f"{INDENT}with step(op, revision, {name}){lifted}:"
    asked = [step.statement for step in block if step.statement is not None]
    for statement in asked:
        yield f"{INDENT * 2}op.execute(person(statements, {source.quoted(statement.name)}))"
    if operations := [operation for step in block for operation in step.up]:
        yield source.statements(operations, INDENT * 2)


def _described(block: list[Step]) -> str:
    """What a transaction does, and who waits for it."""
    first = block[0]
    if first.way is Way.CONCURRENTLY:
        word = "drop" if first.stage in {Stage.DROP_INDEX_LAST, Stage.DROP_INDEX_FIRST} else "build"
        return f"{word} {first.name} concurrently: others read and write meanwhile"
    return f"{first.name}: {taken(block)}"
