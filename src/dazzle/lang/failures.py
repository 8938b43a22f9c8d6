"""A line that could not be read, in words: by the malformed examples it is like, or by what would have fitted."""

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.fix import Edit, Fix, edited, moved
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.diagnostics.spelling import closest
from dazzle.lang.lines import END, Failure, LineParser, State
from dazzle.lang.mistakes import MISTAKES, missing_colon, syntax
from dazzle.lang.mistakes.mistake import Mistake, Place
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
# What stands between the parts of one name.
_JOINTS = frozenset({"-", "."})


def explain(parser: LineParser, failure: Failure, tokens: Sequence[Token], source: SourceFile) -> Diagnostic:
    """What is wrong at the place where the line stopped making sense."""
    if failure.refused is not None:
        return failure.refused
    said = _named(parser, failure, tokens, source)
    fixes = (replace(fix, certain=fix.certain and _reads(parser, failure, tokens, source, fix)) for fix in said.fixes)
    return replace(said, fixes=tuple(fixes))


def _named(parser: LineParser, failure: Failure, tokens: Sequence[Token], source: SourceFile) -> Diagnostic:
    file = source.path
    if failure.index < len(tokens):
        token = tokens[failure.index]
        found, span = token.text, Span(file, token.start, token.end)
    else:
        found, span = "", Span(file, tokens[-1].end, tokens[-1].end)
    if mistake := _mistake(parser, failure, found):
        return mistake.at(span, Place(source, tokens, failure.index))
    if (slip := _slip(tokens, failure.index)) is not None:
        return syntax.operator(Span(file, slip.start, slip.end), slip.text)
    fitting = parser.expected(failure.states)
    if list(fitting) == [parser.words[":"]] and failure.index:
        end = tokens[failure.index - 1].end
        return missing_colon.at(Span(file, end, end), tokens[failure.index - 1].text)
    words = [parser.texts[terminal] for terminal in fitting if terminal in parser.texts]
    if found and len(fitting) == 1 and words and _reads_with(parser, failure, tokens, words[0]):
        return syntax.left_out(Span(file, span.start, span.start), words[0], _shortened(found))
    suggestion = closest(found, [word for word in words if word.isidentifier()]) if found.isidentifier() else None
    may_end = fitting.pop(END, None) is not None
    if found.isidentifier() and tokens[failure.index - 1].end < span.start:
        # A space has ended the name before it.
        fitting = {word: state for word, state in fitting.items() if parser.texts.get(word) not in _JOINTS} or fitting
    things = _things(parser, fitting)
    if found in syntax.CLOSING and not _closes(tokens[: failure.index], found):
        return syntax.unopened(span, found, things, may_end=may_end)
    return syntax.unexpected(span, _shortened(found), things, may_end=may_end, suggestion=suggestion)


def _closes(before: Sequence[Token], bracket: str) -> bool:
    """Whether a bracket is open that this one closes."""
    texts = [token.text for token in before if token.kind == "SIGN"]
    return texts.count(syntax.CLOSING[bracket]) > texts.count(bracket)


def _reads_with(parser: LineParser, failure: Failure, tokens: Sequence[Token], word: str) -> bool:
    """Whether the line makes sense with a word put in where it failed."""
    at = tokens[failure.index].start
    put_in = Token("NAME" if word.isidentifier() else "SIGN", word, at - len(word))
    tokens = (*tokens[: failure.index], put_in, *tokens[failure.index :])
    return not isinstance(parser.parse(failure.start, tokens, ""), Failure)


def _reads(parser: LineParser, failure: Failure, tokens: Sequence[Token], source: SourceFile, fix: Fix) -> bool:
    """Whether the line makes sense once the fix is made, at least further than the fix reaches."""
    start = tokens[0].start
    edits = [Edit(Span("", edit.span.start - start, edit.span.end - start), edit.text) for edit in fix.edits]
    laid_out = outline(SourceFile("", edited(source.text[start : tokens[-1].end], edits)))
    if laid_out.diagnostics or not laid_out.lines:
        return False
    read = laid_out.lines[0].tokens
    said = parser.parse(failure.start, read, "")
    if not isinstance(said, Failure):
        return True
    reaches = moved(max(edit.span.end for edit in edits), edits)
    return said.index < len(read) and read[said.index].start > reaches


def _slip(tokens: Sequence[Token], index: int) -> Token | None:
    """An operator of another language around the place; its signs are tokens of ours that touch each other."""
    if index == len(tokens):
        return None
    first = last = index
    while first > 0 and _touch(tokens, first - 1):
        first -= 1
    while last + 1 < len(tokens) and _touch(tokens, last):
        last += 1
    text = "".join(token.text for token in tokens[first : last + 1])
    return Token("SIGN", text, tokens[first].start) if text in syntax.OPERATORS else None


def _touch(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sign and the one behind it have no blank between them."""
    one, other = tokens[index : index + 2]
    return one.kind == other.kind == "SIGN" and one.end == other.start


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
