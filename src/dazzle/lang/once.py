"""What may be said once in a block, and what says it again."""

from collections.abc import Mapping

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.constructs.construct import Body, Part
from dazzle.lang.constructs.finish import Opening
from dazzle.lang.lines import Value
from dazzle.lang.mistakes import repeated_line
from dazzle.lang.outline import Line

Firsts = dict[str, Line]  # the lines that said something first, by their words and by the attributes that they fill


def said_above(line: Line, said: Value) -> Firsts:
    """What the line above a block fills already."""
    slots: Mapping[str, Value] = said.slots if isinstance(said, Opening) else {}
    return {_slot(slot): line for slot, value in slots.items() if value is not None}


def again(source: SourceFile, line: Line, item: Value, body: Body, firsts: Firsts) -> Diagnostic | None:
    """The complaint of a line that says what another one said; else the line is remembered."""
    word = line.tokens[0]
    text = body.aliases.get(word.text, word.text)
    key = text if text in body.once else f"{text} {line.tokens[1].text}" if line.tokens[1:] else ""
    keys = [key] if key in body.once else []
    if isinstance(item, Part) and not item.many:
        keys.append(_slot(item.key))
    first = next((firsts[each] for each in keys if each in firsts), None)
    firsts.update(dict.fromkeys(keys, first or line))
    if first is None:
        return None
    span = Span(source.path, word.start, word.end)
    before = first.tokens[0]
    place = Span(source.path, before.start, before.end)
    if not any(token.text == word.text for token in first.tokens):
        return repeated_line.of_one_meaning(span, word.text, place, before.text)
    spare = source.line_span(word.start) if _is_spare(line, first) else None
    return repeated_line.at(span, key if key in body.once else word.text, body.what, place, spare)


def _slot(name: str) -> str:
    return f"{name}:"


def _is_spare(line: Line, first: Line) -> bool:
    """Whether a line says what another one says, and nothing is lost without it."""
    same = [token.text for token in line.tokens] == [token.text for token in first.tokens]
    return same and not line.children and not first.children and not line.comments
