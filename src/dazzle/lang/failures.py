"""A line that could not be read, in words: by the malformed examples it is like, or by what would have fitted."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.lines import END, Failure, LineParser, State
from dazzle.lang.mistakes import MISTAKES, missing_colon, syntax
from dazzle.lang.mistakes.mistake import Mistake
from dazzle.lang.outline import Token, outline

# What a reader calls a rule of the grammar; the widest comes first.
_PHRASES: Mapping[str, str] = {
    "type": "a field type",
    "expression": "an expression",
    "either": "an expression",
    "comparison": "an expression",
    "sum": "a value",
    "signed": "a value",
    "enum_value": "an enum value",
    "state": "a state",
    "index_part": "a field name",
    "_label": "a name",
    "_value": "a value",
    "modifier": "a modifier",
    "default": "a default",
    "word": "a word",
    "dotted": "a name",
    "name": "a name",
    "string": "a text in quotes",
    "number": "a number",
}
_KINDS: Mapping[str, str] = {
    "NAME": "a name",
    "NUMBER": "a number",
    "DURATION": "a duration",
    "STRING": "a text in quotes",
}
# Words and signs that are one thing to a reader when several of them fit.
_GROUPS: Mapping[str, frozenset[str]] = {
    "an operator": frozenset(
        {"or", "and", "not", "in", "is", "=", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%"}
    ),
    "a unit of time": frozenset(
        word + s for word in ("minute", "hour", "day", "week", "month", "year") for s in ("", "s")
    ),
}
_MOST_THINGS = 8


def explain(parser: LineParser, failure: Failure, tokens: Sequence[Token], file: str) -> Diagnostic:
    """What is wrong at the place where the line stopped making sense."""
    if failure.refused is not None:
        return failure.refused
    if failure.index < len(tokens):
        token = tokens[failure.index]
        found, span = token.text, Span(file, token.start, token.end)
    else:
        found, span = "", Span(file, tokens[-1].end, tokens[-1].end)
    if mistake := _mistake(parser, failure, found):
        return mistake.at(span, found, tokens[failure.index - 1].text if failure.index else "")
    fitting = parser.expected(failure.states)
    if list(fitting) == [parser.words[":"]] and failure.index:
        end = tokens[failure.index - 1].end
        return missing_colon.at(Span(file, end, end), tokens[failure.index - 1].text)
    words = [parser.texts[terminal] for terminal in fitting if terminal in parser.texts]
    close = get_close_matches(found, [word for word in words if word.isidentifier()], n=1)
    may_end = fitting.pop(END, None) is not None
    suggestion = close[0] if close else None
    return syntax.unexpected(span, _shortened(found), _things(parser, fitting), may_end=may_end, suggestion=suggestion)


def _mistake(parser: LineParser, failure: Failure, found: str) -> Mistake | None:
    known = _signatures(parser, failure.start)
    place = failure.states[-1], failure.terminal
    return known.get((*place, found)) or known.get((*place, None))


@cache
def _signatures(parser: LineParser, start: str) -> Mapping[tuple[int, str, str | None], Mistake]:
    """Where the examples of each mistake fail: parser state, kind of token, and the very word if it counts."""
    found = {}
    for mistake in MISTAKES:
        if mistake.start != start:
            continue
        for example in mistake.examples:
            tokens = outline(SourceFile("", example)).lines[0].tokens
            failure = parser.parse(start, tokens, "")
            assert isinstance(failure, Failure), f"no mistake: {example}"
            word = tokens[failure.index].text if mistake.exact else None
            found[failure.states[-1], failure.terminal, word] = mistake
    return found


def _things(parser: LineParser, fitting: Mapping[str, State]) -> list[str]:
    """What fits, each thing once."""
    texts = {parser.texts[terminal] for terminal in fitting if terminal in parser.texts}
    groups = {text: thing for thing, group in _GROUPS.items() if len(group & texts) > 2 for text in group}
    things = (
        groups.get(parser.texts.get(terminal, "")) or _phrase(parser, terminal, state)
        for terminal, state in fitting.items()
    )
    once = list(dict.fromkeys(things))
    return once if len(once) <= _MOST_THINGS else [*once[: _MOST_THINGS - 1], "another word"]


def _phrase(parser: LineParser, terminal: str, state: State) -> str:
    """What a reader calls the thing that may begin with the terminal in this state."""
    for rule, phrase in _PHRASES.items():
        if rule in parser.actions[state] and terminal in parser.first[rule]:
            return phrase
    return _KINDS.get(terminal) or f"`{parser.texts[terminal]}`"


def _shortened(text: str) -> str:
    first, *rest = text.splitlines() or [""]
    return first if not rest and len(first) <= 40 else f"{first[:40]}..."
