"""The lines that most blocks have many of, and the nodes that blocks of them make.

A block of such lines is a table: which words may stand in it, what each may be, and which class the whole becomes.

    WEBHOOK = declaration(ast.Webhook, {"entity": NAME, "events": NAMES, "retry": block(ast.WebhookRetry, {...})})

A line fills the attribute that is called as its first word (`class_`, where Python has that word), or as `slot` says.
"""

from collections.abc import Mapping, Sequence
from keyword import iskeyword

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Declaration, Entry, Flow, Literal, Name, Node
from dazzle.lang.constructs.construct import QUOTED, Body, Construct, Finish, LineRule, Part
from dazzle.lang.constructs.finish import Fill, Make, Only, Opening, Rows, Several
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def opening(*slots: str) -> Build:
    """Builds an Opening from what the line holds, in order; a last slot with a star takes all that is left."""

    def build(span: Span, *values: Value) -> Opening:
        return Opening(span, _slots(slots, values))

    return build


def node(kind: type[Node], *slots: str) -> Build:
    """Builds a node from what the line holds, in order; a last slot with a star takes all that is left."""

    def build(span: Span, *values: Value) -> Node:
        return kind(span=span, **_slots(slots, values))

    return build


def part(slot: str, build: Build, *, many: bool = False) -> Build:
    """Builds what fills an attribute of the node around it."""
    return lambda span, *values: Part(slot, build(span, *values), many)


def named_part(slot: str) -> Build:
    """Builds what fills the attribute `slot` from a line that holds one thing."""

    def build(span: Span, value: Value) -> Part:
        del span
        return Part(slot, value)

    return build


def _slots(slots: Sequence[str], values: Sequence[Value]) -> dict[str, Value]:
    if slots and slots[-1].endswith("*"):
        rest = tuple(value for value in values[len(slots) - 1 :] if value is not None)
        return {**dict(zip(slots[:-1], values, strict=False)), slots[-1].removesuffix("*"): rest}
    assert len(slots) == len(values)
    return dict(zip(slots, values, strict=True))


def titled(span: Span, word: Token, name: Name, title: Value) -> Opening:
    del word
    return Opening(span, {"name": name, "title": title})


def untitled(span: Span, word: Token) -> Opening:
    del word
    return Opening(span, {})


def named(span: Span, name: Name) -> Opening:
    return Opening(span, {"name": name})


def one_value(span: Span, word: Token, value: Value) -> Part:
    """What a line holds behind its first word fills the attribute that this word means."""
    return Part(attribute(word.text), value, span=span)


def all_values(span: Span, word: Token, *values: Value) -> Part:
    """The same of a line that holds several."""
    return Part(attribute(word.text), tuple(value for value in values if value is not None), span=span)


def _flag(span: Span, word: Token) -> Part:
    return Part(attribute(word.text), Literal(span=span, value=True))


def _switch(span: Span, word: Token, value: Literal | None) -> Part:
    return Part(attribute(word.text), value or Literal(span=span, value=True))


def attribute(word: str) -> str:
    """The attribute that a line's first word means."""
    return f"{word}_" if iskeyword(word) else word


def only(span: Span, value: Value) -> Value:
    """What the line holds, as it is."""
    del span
    return value


def switch(span: Span, word: Token) -> Literal:
    return Literal(span=span, value=word.text in {"true", "yes", "on"})


_LINES: Mapping[str, Build] = {
    **dict.fromkeys(
        (
            "text_line",
            "name_line",
            "label_line",
            "word_line",
            "word_or_text_line",
            "source_line",
            "dotted_line",
            "number_line",
            "boolean_line",
            "delay_line",
            "value_line",
            "path_line",
            "dots_line",
            "condition_line",
            "variable_line",
            "retention_line",
            "raw_line",
            "words_or_text_line",
            "id_line",
            "change_line",
            "gate_line",
        ),
        one_value,
    ),
    **dict.fromkeys(("names_line", "labels_line", "words_line", "values_line", "texts_line", "paths_line"), all_values),
    **dict.fromkeys(("text_item", "name_item", "raw_words"), only),
    **dict.fromkeys(("words_or_text_item", "change_item"), only),
    "flag_line": _flag,
    "switch_line": _switch,
    "description": named_part("description"),
}

REDUCTIONS: Mapping[str, Build] = {
    **_LINES,
    "titled": titled,
    "untitled": untitled,
    "named": named,
    "switch": switch,
    "keyed_item": titled,
    "titled_item": opening("name", "title"),
    "entry": node(Entry, "key", "value"),
    **dict.fromkeys(("flow", "flow_item"), node(Flow, "source", "target")),
}

ENTRY = LineRule(start="entry", kind="entry", name_at=0)
FLOW = LineRule(start="flow", kind="flow", name_at=0)
FLOW_ITEM = LineRule(start="flow_item", kind="flow")
CHANGE_ITEM = LineRule(start="change_item", kind="change")
WORDS_OR_TEXT_ITEM = LineRule(start="words_or_text_item", kind="text")
DESCRIPTION: Mapping[str, LineRule] = {QUOTED: LineRule(start="description", kind="line")}  # a text alone


def line(start: str, slot: str | None = None, *, many: bool = False) -> LineRule:
    """A line of the grammar's rule `start`, which fills the attribute `slot`, or the one that its Part names."""
    plain = LineRule(start=start, kind="line", name_at=0)
    return plain if slot is None else filling(slot, plain, many=many)


def filling(slot: str, rule: LineRule, *, many: bool = True) -> LineRule:
    """The same line, of which what it says fills the attribute `slot`; of several that are `many`, it holds all."""
    return replace(rule, many=many, finish=Fill(slot, rule.finish, many))


TEXT = line("text_line")
NAME = line("name_line")
WORD = line("word_line")
WORD_OR_TEXT = line("word_or_text_line")
SOURCE = line("source_line")
DOTTED = line("dotted_line")
NUMBER = line("number_line")
BOOLEAN = line("boolean_line")
DELAY = line("delay_line")
VALUE = line("value_line")
VALUES = line("values_line")
PATH = line("path_line")
DOTS = line("dots_line")
CONDITION = line("condition_line")
VARIABLE = line("variable_line")
RAW = line("raw_line")
WORDS_OR_TEXT = line("words_or_text_line")
ID = line("id_line")
CHANGE = line("change_line")
GATE = line("gate_line")
FLAG = line("flag_line")
SWITCH = line("switch_line")
NAMES = line("names_line")
LABELS = line("labels_line")
WORDS = line("words_line")
TEXTS = line("texts_line")
RETENTION = line("retention_line")
PATHS = line("paths_line")


def unserved(rule: LineRule) -> LineRule:
    """The same line, upon which nothing acts yet."""
    return replace(rule, served=False)


def several(rule: LineRule) -> LineRule:
    """The same line, which may stand more than once; what they say is put together."""
    return replace(rule, many=True, finish=Several(rule.finish))


def either(rule: LineRule, otherwise: LineRule) -> LineRule:
    """A line that can be read in two ways: with a value, or with a block."""
    return replace(rule, otherwise=otherwise)


def body(  # noqa: PLR0913  what a block may be
    what: str,
    lines: Mapping[str, LineRule],
    *,
    other: LineRule | None = None,
    needs: Sequence[str] = (),
    needs_one: Sequence[str] = (),
    aliases: Mapping[str, str] | None = None,
    elsewhere: Mapping[str, str] | None = None,
) -> Body:
    """The lines below a header; each may stand once but for those that are `many`.

    An alias is another spelling of one of the words, and means the same line.
    """
    aliases = aliases or {}
    same = {alias: filling(attribute(word), lines[word], many=lines[word].many) for alias, word in aliases.items()}
    return Body(
        what=what,
        lines={**lines, **same},
        other=other,
        needs=tuple(needs),
        needs_one=tuple(needs_one),
        aliases=aliases,
        once=frozenset(word for word, rule in lines.items() if not rule.many and not word.startswith("-")),
        elsewhere=elsewhere or {},
    )


def record(kind: type[Node]) -> Finish:
    """Makes the node of a block: the header's slots, and those that the lines below fill."""
    return Make(kind)


def item(kind: type[Node], rule: LineRule, *, yields: bool = False) -> LineRule:
    """The same line as a node of its own, whose one attribute holds what the line says."""
    return replace(rule, finish=Only(kind, rule.finish), kind="item", yields=yields)


def item_block(
    kind: type[Node], below: Body, *, start: str = "untitled", needs_below: bool = True, yields: bool = False
) -> LineRule:
    """A block whose lines make a node of its own."""
    return LineRule(start=start, kind="item", below=below, needs_below=needs_below, finish=Make(kind), yields=yields)


def block(  # noqa: PLR0913  what a block is made of
    kind: type[Node],
    slot: str,
    below: Body,
    *,
    start: str = "untitled",
    many: bool = False,
    needs_below: bool = True,
    served: bool = True,
) -> LineRule:
    """A block whose lines make a node, which fills the attribute `slot` of the node around it."""
    return LineRule(
        start=start,
        kind="block",
        below=below,
        needs_below=needs_below,
        finish=Fill(slot, Make(kind), many),
        served=served,
        many=many,
    )


def table(
    slot: str,
    what: str,
    other: LineRule,
    *,
    start: str = "untitled",
    many: bool = False,
    served: bool = True,
) -> LineRule:
    """A block of lines that are all of one rule, and that fill the attribute `slot` together."""
    return LineRule(
        start=start,
        kind="block",
        below=Body(what=what, other=other),
        needs_below=True,
        finish=Fill(slot, Rows(), many),
        served=served,
        many=many,
    )


def items(slot: str, what: str, item: LineRule | Mapping[str, LineRule]) -> LineRule:
    """A block of lines that begin with a dash, and that fill the attribute `slot` together.

    Where they are of several kinds, the dash and the first word choose: {"- step": ..., "- parallel": ...}.
    """
    return LineRule(
        start="untitled",
        kind="block",
        below=Body(what=what, lines={"-": item} if isinstance(item, LineRule) else item),
        needs_below=True,
        finish=Fill(slot, Rows()),
    )


def part_of(kind: type[Node], below: Body, *, start: str, name_at: int | None = None) -> LineRule:
    """A block whose lines make a node, one of several in the block around it."""
    return LineRule(
        start=start,
        kind=getattr(kind, "KIND", "block"),
        name_at=name_at,
        below=below,
        needs_below=True,
        finish=Make(kind),
    )


def declaration(  # noqa: PLR0913  what a declaration is made of
    kind: type[Declaration],
    below: Body,
    *,
    start: str = "titled",
    word: str | None = None,
    needs_below: bool = True,
    served: bool = False,
    finish: Finish | None = None,
) -> Construct:
    """A declaration whose lines make a node of this class; most are not acted upon yet.

    `word` is what it is declared with where that is not its KIND, but an older spelling; `finish` makes the node where
    more is to be done than to fill it.
    """
    return Construct(
        word=word or kind.KIND,
        line=LineRule(
            start=start,
            kind=kind.KIND,
            name_at=1 if "name" in kind.__struct_fields__ else None,
            below=below,
            needs_below=needs_below,
            finish=finish or Make(kind),
            served=served,
        ),
    )
