"""A line that could not be read, in words: by the malformed examples it is like, or by what would have fitted."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.lines import END, Failure, LineParser
from dazzle.lang.mistakes import MISTAKES, missing_colon, syntax
from dazzle.lang.mistakes.mistake import Mistake
from dazzle.lang.outline import Token, outline

# What a reader calls a rule of the grammar; the first that fits says it for all words it may begin with.
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
    END: "the end of the line",
}
_MOST_WORDS = 8


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
    if fitting == [parser.words[":"]] and failure.index:
        end = tokens[failure.index - 1].end
        return missing_colon.at(Span(file, end, end), tokens[failure.index - 1].text)
    if fitting == [END]:
        return syntax.surplus(span, _shortened(found))
    words = [parser.texts[terminal] for terminal in fitting if terminal in parser.texts]
    close = get_close_matches(found, [word for word in words if word.isidentifier()], n=1, cutoff=0.6)
    return syntax.unexpected(span, _shortened(found), _in_words(parser, failure, fitting), close[0] if close else None)


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


def _in_words(parser: LineParser, failure: Failure, fitting: Sequence[str]) -> str:
    words = list(dict.fromkeys(_phrases(parser, failure, fitting)))
    if len(words) > _MOST_WORDS:
        words = [*words[: _MOST_WORDS - 1], "another word"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _phrases(parser: LineParser, failure: Failure, fitting: Sequence[str]) -> Iterator[str]:
    """A phrase for every rule that may begin here, then one for every token that none of them begins with."""
    left = dict.fromkeys(fitting)
    here = parser.actions[parser.settled(failure.states)[-1]]
    for rule, phrase in _PHRASES.items():
        begins = parser.first.get(rule, frozenset())
        if rule in here and not begins.isdisjoint(left):
            yield phrase
            left = {terminal: None for terminal in left if terminal not in begins}
    ends = END in left
    left.pop(END, None)
    yield from (_KINDS.get(terminal) or f"`{parser.texts[terminal]}`" for terminal in left)
    if ends:
        yield _KINDS[END]


def _shortened(text: str) -> str:
    first, *rest = text.splitlines() or [""]
    return first if not rest and len(first) <= 40 else f"{first[:40]}..."
