"""Text to AST: the outline's lines, each read by the rule that the block around it has for it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.diagnostics.spelling import closest
from dazzle.fieldtypes import BY_KEYWORD
from dazzle.lang.ast import Broken, Declaration, Field, Name
from dazzle.lang.constructs import FILE, REDUCTIONS, STARTS
from dazzle.lang.constructs.construct import QUOTED, Body, LineRule
from dazzle.lang.failures import explain
from dazzle.lang.layout import first_words, indented, width
from dazzle.lang.lines import Failure, LineParser, Value
from dazzle.lang.mistakes import (
    inconsistent_indent,
    missing_block,
    missing_colon,
    nested_too_deep,
    unknown_construct,
    unknown_line,
)
from dazzle.lang.needed import lacking, opening
from dazzle.lang.nesting import DEEPEST, depth
from dazzle.lang.once import Firsts, again, said_above
from dazzle.lang.outline import Line, Token, outline, walk
from dazzle.lang.section import Parsed, Section, parsed
from dazzle.lang.tables import shipped

__all__ = ["Parsed", "line_parser", "parse", "read"]

_AFTER_TYPE = 3  # the token behind a name, a colon and a type
_MOST_MOVED = 40  # lines that a fix indents anew: more of them are not one slip


def parse(source: SourceFile, *, unknown: Severity = Severity.ERROR) -> Parsed:
    """The AST of a text and what is wrong with it; never raises.

    `unknown` is how bad it is that a line's first word means nothing where it stands. Unless that is an error, the line
    and what is below it are left out, and nothing of them is in the AST.
    """
    return parsed(source, read(source, unknown=unknown))


def read(source: SourceFile, start: int = 0, end: int | None = None, *, unknown: Severity = Severity.ERROR) -> Section:
    """What stands between two places; a part must begin with a line of its own."""
    outlined = outline(source, start, end)
    reader = _Reader(source, list(outlined.diagnostics), unknown)
    items = reader.block(outlined.lines, FILE)
    words = [line.tokens[0].text for line in outlined.lines]
    return Section(items, words, reader.diagnostics, reader.skipped)


@cache
def line_parser() -> LineParser:
    """The parser of lines; its tables are read once in the life of the process."""
    return LineParser(shipped(STARTS), REDUCTIONS)


class _Said(NamedTuple):
    """What a line and those below it say, and the lines below that have no place there."""

    item: Value
    strays: Sequence[Line] = ()
    rule: LineRule | None = None


class _Reader(Struct):
    """Reads the blocks of one file; `skipped` are the places of what is not served, by its word.

    Inside something that is not served, what stands there is not listed as well: `unserved` counts how deep that is.
    `lost` are the parts of the declaration being read that could not be read.
    """

    source: SourceFile
    diagnostics: list[Diagnostic]
    unknown_is: Severity = Severity.ERROR
    skipped: dict[str, list[Span]] = field(default_factory=dict)
    unserved: int = 0
    lost: list[Broken] = field(default_factory=list)

    @property
    def file(self) -> str:
        return self.source.path

    def block(self, lines: Sequence[Line], body: Body, above: Firsts | None = None) -> list[Value]:
        """What the lines of a block say; a line that is indented too far is read after the one above it.

        `above` is what the line above the block said already.
        """
        items: list[Value] = []
        firsts = dict(above or {})
        waiting = list(reversed(lines))
        while waiting:
            rule = body.rule(waiting[-1].tokens)
            line = self.with_block(waiting.pop(), rule, body, waiting)
            said = self.declaration(line, rule) if body is FILE else self.line(line, rule, body)
            if said.item is not None:
                items.append(said.item)
            if said.rule is not None and said.rule is not body.other:
                repeated = again(self.source, line, said.item, body, firsts)
                if repeated is not None:
                    self.complain(line, repeated)
            if said.strays:
                self.diagnostics.append(self.stray(line, said.strays))
                waiting.extend(reversed(said.strays))
        return items

    def with_block(self, line: Line, rule: LineRule | None, body: Body, waiting: list[Line]) -> Line:
        """The line with the block below it, where that lost its indentation: lines that mean nothing in this block."""
        if rule is None or rule.below is None or not rule.needs_below or line.children or body.other is not None:
            return line
        taken: list[Line] = []
        while waiting and not _is_known(waiting[-1], body):
            taken.append(waiting.pop())
        if taken:
            edits = indented(self.source, first_words(self.source, _words(taken), _MOST_MOVED), width(self.source.step))
            self.complain(line, missing_block.at(line.span, rule.below.what, edits))
        return replace(line, children=tuple(taken))

    def declaration(self, line: Line, rule: LineRule | None) -> _Said:
        """A line of the file, and those below it; the declaration that they make knows what it has lost."""
        self.lost = []
        said = self.line(line, rule, FILE)
        if not self.lost or not isinstance(said.item, Declaration):
            return said
        return said._replace(item=replace(said.item, lost=tuple(self.lost)))

    def stray(self, line: Line, strays: Sequence[Line]) -> Diagnostic:
        """Lines that are indented deeper than the line above them, which opens no block."""
        first = self.span(strays[0].tokens[0])
        far, above = (width(self.source.indentation(offset)) for offset in (first.start, line.span.start))
        return inconsistent_indent.below(
            first, indented(self.source, first_words(self.source, _words(strays), _MOST_MOVED), above - far)
        )

    def line(self, line: Line, rule: LineRule | None, body: Body) -> _Said:
        """What a line of the block says; `rule` is the one that its first words ask for."""
        if rule is None and (read := self.without_rule(line, body)) is not None:
            return read
        rules = [
            candidate
            for chosen in (rule, body.other)
            if chosen is not None
            for candidate in (chosen, chosen.otherwise)
            if candidate is not None
        ]
        if not rules:
            return _Said(self.unknown(line, body))
        if depth(line.tokens) > DEEPEST:
            self.complain(line, nested_too_deep.at(line.span))
            return _Said(self.broken(line, rules[0]))
        if rule is not None and rule.yields and self.is_plain_field(line, body):
            rules.remove(rule)
        return self.said(line, body, rules)

    def said(self, line: Line, body: Body, rules: Sequence[LineRule]) -> _Said:
        """What a line says that one of the rules is for."""
        rule, said = self.read(line, rules)
        if rule is body.other and (isinstance(said, Failure) or _is_odd(said)):
            meant = self.slip(line, body, said)
            if meant is not None:
                return self.misspelt(line, body, meant)
        if not isinstance(said, Failure):
            return self.with_lines_below(line, rule, said)
        self.complain(line, explain(line_parser(), said, line.tokens, self.source))
        _, strays = self.below(line, rule, said)
        return _Said(self.broken(line, rule), strays, rule)

    def with_lines_below(self, line: Line, rule: LineRule, said: Value) -> _Said:
        """The node of a line that could be read."""
        below, strays = self.below(line, rule, said)
        if rule.below is not None and rule.needs_below and not line.children:
            self.complain(line, missing_block.at(line.span, rule.below.what))
            return _Said(self.broken(line, rule), strays, rule)
        if rule.below is not None and not any(isinstance(item, Broken) for item in below):
            for diagnostic in lacking(line, rule.below):
                self.complain(line, diagnostic)
        for name in rule.unserved(said):
            self.skipped.setdefault(name.text, []).append(name.span)
        return _Said(rule.finish(said, below), strays, rule)

    def slip(self, line: Line, body: Body, said: Value | Failure) -> str | None:
        """The word of a block that takes any word besides, for which the line's first word is certainly a slip.

        What can be read as a field of a type that is not known must make sense with the right word.
        """
        word = line.tokens[0]
        meant = closest(word.text, _known(body)) if word.text not in body.lines else None
        if meant is None or not meant.certain:
            return None
        if isinstance(said, Failure):
            return meant.word
        if meant.word not in body.lines:
            return None
        tokens = (Token(word.kind, meant.word, word.start), *line.tokens[1:])
        read = line_parser().parse(body.lines[meant.word].start, tokens, self.file)
        return None if isinstance(read, Failure) else meant.word

    def misspelt(self, line: Line, body: Body, meant: str) -> _Said:
        """A line that begins with a slip for a word of the block; what is below it is read as it was meant."""
        item = self.unknown(line, body)
        if item is None or meant not in body.lines:
            return _Said(item)
        rule = body.lines[meant]
        _, strays = self.below(line, rule, None)
        return _Said(item, strays, rule)

    def without_rule(self, line: Line, body: Body) -> _Said | None:
        """What becomes of a line whose first word opens no line of the block; None if `other` is to read it."""
        word = line.tokens[0].text
        if word in body.elsewhere and self.as_field(line, body) is None:
            self.complain_of_unknown(
                line, unknown_line.elsewhere(self.span(line.tokens[0]), word, body.what, body.elsewhere[word])
            )
            return _Said(None)
        if body.wary and _closest(line, body) is not None:
            return _Said(self.unknown(line, body))
        return None

    def read(self, line: Line, rules: Sequence[LineRule]) -> tuple[LineRule, Value | Failure]:
        """The first rule that can read the line; else the one that came furthest, with or without a colon put in.

        A line that began well with its own word is no field of an unknown type: `invariant: a is null or b not null`.
        """
        failures: list[tuple[LineRule, Failure]] = []
        for rule in rules:
            said = line_parser().parse(rule.start, line.tokens, self.file)
            if isinstance(said, Failure):
                failures.append((rule, said))
            elif not failures or failures[0][1].index <= _AFTER_TYPE or not isinstance(said, Field) or _is_plain(said):
                return rule, said
        failures.sort(key=lambda attempt: -attempt[1].index)
        for rule, failure in failures:
            said = self.with_colon(line, rule, failure, any_type=len(failures) == 1)
            if not isinstance(said, Failure):
                return rule, said
        return failures[0]

    def with_colon(self, line: Line, rule: LineRule, failure: Failure, *, any_type: bool) -> Value | Failure:
        """The line read as if a colon stood where it failed, if that is all it lacks.

        `index a b` lacks no colon, as a field does: unless the line can be nothing else, a field has a type built in.
        """
        parser, index = line_parser(), failure.index
        if index == 0 or failure.refused is not None or not parser.accepts(failure.states, parser.words.get(":", "")):
            return failure
        before = line.tokens[index - 1]
        colon = Token("SIGN", ":", before.end - 1)
        said = parser.parse(rule.start, (*line.tokens[:index], colon, *line.tokens[index:]), self.file)
        if isinstance(said, Failure) or (isinstance(said, Field) and not (any_type or _is_plain(said))):
            return failure
        self.complain(line, missing_colon.at(Span(self.file, before.end, before.end), before.text))
        return said

    def below(self, line: Line, rule: LineRule, said: Value) -> tuple[list[Value], Sequence[Line]]:
        """What the lines below say, and those of them that have no place there."""
        if not rule.served:
            self.skip(line.tokens[0])
        body = rule.below
        if body is None or not line.children:
            return [], line.children
        if not body.lenient:
            self.unserved += not rule.served
            items = self.block(line.children, body, said_above(line, said))
            self.unserved -= not rule.served
            return items, ()
        own = [child for child in line.children if child.tokens[0].text in body.lines]
        return self.block(own, body), [child for child in line.children if child.tokens[0].text not in body.lines]

    def is_plain_field(self, line: Line, body: Body) -> bool:
        """Whether the line can be read as a field of a type that is built in."""
        said = self.as_field(line, body)
        return said is not None and _is_plain(said)

    def as_field(self, line: Line, body: Body) -> Field | None:
        """The line read as a field, if it can be one."""
        if body.other is None:
            return None
        said = line_parser().parse(body.other.start, line.tokens, self.file)
        return said if isinstance(said, Field) else None

    def skip(self, word: Token) -> None:
        """Note what nothing acts on yet."""
        if not self.unserved:
            self.skipped.setdefault(word.text, []).append(self.span(word))

    def unknown(self, line: Line, body: Body) -> Broken | None:
        """A line whose first word means nothing here."""
        word, span = opening(line), self.span(line.tokens[0])
        if line.tokens[0].text == "-" and line.tokens[1:]:
            span = Span(span.file, span.start, line.tokens[1].end)
        known = _known(body)
        suggestion = closest(word, known)
        if body is FILE:
            diagnostic = unknown_construct.at(span, word, suggestion)
        else:
            listed = ", ".join(f"`{key}`" for key in known)
            diagnostic = unknown_line.at(span, word, body.what, listed, suggestion)
        self.complain_of_unknown(line, diagnostic)
        if self.unknown_is is not Severity.ERROR:
            return None
        meant = body.lines.get(suggestion.word) if suggestion is not None else None
        if meant is not None:
            return self.broken(line, meant)
        self.lost.append(Broken(span=line.span, kind=word))
        return self.lost[-1]

    def broken(self, line: Line, rule: LineRule) -> Broken:
        """What is left of a line: its kind and, if it can be seen, the name that it would have made known."""
        at = rule.name_at
        token = line.tokens[at] if at is not None and at < len(line.tokens) else None
        name = Name(span=self.span(token), text=token.text) if token is not None and token.kind == "NAME" else None
        self.lost.append(Broken(span=line.span, kind=rule.kind, name=name))
        return self.lost[-1]

    def complain(self, line: Line, diagnostic: Diagnostic) -> None:
        """Report a line, unless its layout has been reported: one mistake, one message."""
        if not line.faulty:
            self.diagnostics.append(diagnostic)

    def complain_of_unknown(self, line: Line, diagnostic: Diagnostic) -> None:
        """Report a line whose first word means nothing here, as badly as the project takes it."""
        self.complain(line, replace(diagnostic, severity=self.unknown_is))

    def span(self, token: Token) -> Span:
        return Span(self.file, token.start, token.end)


def _closest(line: Line, body: Body) -> str | None:
    """The word of the block that a line's first word is nearly."""
    meant = closest(line.tokens[0].text, body.lines)
    return meant.word if meant is not None and meant.certain else None


def _is_plain(field: Field) -> bool:
    return field.type.name.text in BY_KEYWORD


def _is_odd(said: Value) -> bool:
    """Whether a line was read as a field whose type is neither built in nor named as enums are."""
    return isinstance(said, Field) and not _is_plain(said) and said.type.name.text[:1].islower()


def _known(body: Body) -> list[str]:
    """The words that lines of a block begin with."""
    return [word for word in body.lines if word != QUOTED]


def _is_known(line: Line, body: Body) -> bool:
    """Whether a line begins as one of the block does."""
    return body.rule(line.tokens) is not None


def _words(lines: Sequence[Line]) -> Iterator[Token]:
    """The first words of the lines and of those below them, and the comments among them."""
    return (token for line in walk(tuple(lines)) for token in (*line.comments, line.tokens[0]))
