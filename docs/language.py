# ruff: noqa: INP001  a part of generate.py, which is a script
"""docs/reference/language.md: every construct as its tables, its grammar and its golden files say it is written."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast, tables
from dazzle.lang.ast.declarations import DECLARATIONS
from dazzle.lang.ast.meaning import Condition, InRow, Inside, OneOf, OwnField, Refers, ValueOf
from dazzle.lang.constructs import CONSTRUCTS
from dazzle.lang.constructs.construct import Body, Construct, LineRule
from dazzle.lang.constructs.finish import Fill, Gather, Make, Only, Several
from dazzle.link.resolve import slots

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SHARED = ("terminals", "line", "expression", "field", "access", "states")
MOST_WORDS = 8

# What a value is called that stands behind a line's first word.
GENERIC = {
    "text_line": '"text"',
    "texts_line": '"text", ...',
    "name_line": "name",
    "names_line": "name, ...",
    "label_line": "name",
    "labels_line": "name, ...",
    "word_line": "word",
    "word_or_text_line": 'word | "text"',
    "source_line": "module:function",
    "words_line": "word, ...",
    "dotted_line": "name.name",
    "number_line": "3",
    "boolean_line": "true|false",
    "delay_line": "30d",
    "value_line": "value",
    "values_line": "value, ...",
    "path_line": "field",
    "paths_line": "field, ...",
    "dots_line": "name.name",
    "condition_line": "expression",
    "variable_line": '"text" | config("KEY")',
    "retention_line": "90d | name",
    "raw_line": "words",
    "words_or_text_line": '"text" | words',
    "change_line": "field -> value",
    "id_line": 'word | "text"',
    "gate_line": "public | authenticated | persona(name, ...)",
    "setting": "[words]",
    "property": "value, ...",
}
HEADERS = {"untitled": "{word}:", "titled": '{word} name ["Title"]:', "named": "name:", "block": "{word}:"}
ITEMS = {
    "text_item": '- "text"',
    "name_item": "- name",
    "word_item": "- word",
    "raw_item": "- words",
    "words_or_text_item": '- "text" | words',
    "setting_item": "- words",
}
CALLED = {
    "string": '"text"',
    "dots": "name.name",
    "path": "field",
    "dotted": "name.name",
    "number": "3",
    "boolean": "true|false",
    "switch": "true|false",
    "delay": "30d",
    "literal": "value",
    "sum": "value",
    "demo_value": "field: value",
    "either": "expression",
    "raw": "words",
    "unquoted": "words",
    "_label": "name",
    "_value": "value",
    "_columns": "field, ...",
    "_parts": "field [asc|desc], ...",
    "_delay": "30d",
    "_unit": "days",
    "tone": "value=tone",
    "source": "services/module:function",
    "type_argument": "value",
    "quoted_name": '"text"',
    "_names": "name, ...",
    "_words": "word, ...",
    "_values": "value, ...",
    "_paths": "field, ...",
    "_trait": "modifier",
    "_flow_arguments": "name: value, ...",
    "_condition": "expression",
    "variable": 'config("KEY")',
}

TERMINALS = {"NAME": "name", "STRING": '"text"', "NUMBER": "3", "DURATION": "30d"}
# What the grammar at the end of the page explains.
KEPT = frozenset({"name", "word", "type", "modifier", "default", "expression", "comparison", "enum_value"})
DEEPEST = 4

HEAD = """\
# The language

{made}

A file is a list of declarations; each begins at the left margin with a word that says what it declares, and what is
indented below it belongs to it. Spaces or tabs indent, not both in one file. `#` begins a comment. A line may be broken
inside brackets, and a text in quotes may run over several lines. Words of the language are words only where they have a
meaning: a field may be called `status`, `index` or `from`. `=` and `==` both compare.

The blocks below show every line that a declaration may have: a line in brackets may be left out as a whole or in that
part, `|` separates what may stand in one place, `...` says that there may be several. The order of the lines is free
where nothing else is said. A line marked `(needed)` must be there.

"""


def page(made: str) -> str:
    """The whole page; `made` says how it came to be."""
    index = ", ".join(f"[`{construct.word}`](#{construct.word})" for construct in CONSTRUCTS)
    return "\n".join(
        [
            HEAD.format(made=made) + f"Declarations: {index}.\n",
            *("\n".join(described(construct)) for construct in CONSTRUCTS),
            *shared(),
        ]
    )


def described(construct: Construct) -> Iterator[str]:
    kind = made_by(construct.line)
    yield f"## {construct.word}\n"
    said = inspect.getdoc(kind) if kind is not None and "__doc__" in vars(kind) and kind.__doc__ else None
    said = said or inspect.getdoc(inspect.getmodule(kind)) if kind is not None else said
    if said:
        yield f"{said}\n"
    if not construct.line.served:
        yield "It is read and checked; nothing acts on it yet.\n"
    yield "```"
    yield from synopsis(construct.word, construct.line, kind, 0, frozenset())
    yield "```\n"
    if example := example_of(construct):
        yield f"For example:\n\n```\n{example}\n```\n"


def made_by(rule: LineRule) -> type[ast.Node] | None:
    """The class of the node that a line and its block become."""
    finish: object = rule.finish
    while isinstance(finish, Fill | Several):
        finish = finish.made
    if isinstance(finish, Make | Gather | Only):
        return finish.kind
    return next((each for each in DECLARATIONS if rule.kind == each.KIND), None)


def synopsis(
    word: str, rule: LineRule, kind: type[ast.Node] | None, depth: int, seen: frozenset[str], note: str = ""
) -> Iterator[str]:
    """The line, and the lines of its block."""
    indent = "  " * depth
    for form in forms(word, rule):
        yield f"{indent}{form}{note}".rstrip()
    if rule.below is None:
        return
    if rule.start == "setting":  # whatever stands below it
        yield f"{indent}  ..."
        return
    yield from block(rule.below, kind, depth + 1, seen)


def block(body: Body, kind: type[ast.Node] | None, depth: int, seen: frozenset[str]) -> Iterator[str]:
    indent = "  " * depth
    key = body.what
    if key in seen:
        yield f"{indent}..."
        return
    for word, rule in body.lines.items():
        meaning = note_of(kind, word, rule)
        inner = made_by(rule)
        needed = "   (needed)" if word in body.needs else ""
        if word in body.needs_one:
            needed = "   (one of these is needed)"
        if rule.below is None and rule.start in GENERIC and meaning:
            several = ", ..." if GENERIC[rule.start].endswith("...") else ""
            yield f"{indent}{word}: {meaning}{several}{needed}"
        else:
            yield from synopsis(word, rule, inner, depth, seen | {key}, needed)
        if rule.otherwise is not None:
            yield from synopsis(word, rule.otherwise, made_by(rule.otherwise), depth, seen | {key})
    if body.other is not None:
        yield from synopsis("", body.other, made_by(body.other), depth, seen | {key})
        if not body.lines or body.other.many:
            yield f"{indent}..."


def note_of(kind: type[ast.Node] | None, word: str, rule: LineRule) -> str:
    """What the class of the block says about the attribute that the line fills."""
    if kind is None:
        return ""
    finish = rule.finish
    if isinstance(finish, Only):
        kind = finish.kind
    name = finish.slot if isinstance(finish, Fill | Only) else word
    meaning = next((slot.meaning for slot in slots(kind) if slot.name.rstrip("_") == name.rstrip("_")), None)
    match meaning:
        case OneOf(words=words):
            return "|".join(words) if len(words) <= MOST_WORDS else "|".join((*words[:MOST_WORDS], "..."))
        case Refers(kinds=kinds):
            return "|".join(kinds)
        case Inside(kind=inside, also=also):
            return "|".join((inside, *also))
        case InRow() | OwnField():
            return "field"
        case ValueOf():
            return "value"
        case Condition():
            return "condition"
    return ""


def forms(word: str, rule: LineRule) -> list[str]:
    """How a line may be written."""
    if rule.start in HEADERS:
        return [HEADERS[rule.start].format(word=word)]
    if rule.start == "property_or_block":
        return [f"{word}: value, ...", f"{word}:"]
    if rule.start in GENERIC:
        return [f"{word or 'name'}: {GENERIC[rule.start]}"]
    if rule.start in ITEMS:
        return [ITEMS[rule.start]]
    if rule.start == "flag_line":
        return [word]
    return [pretty(alternative, word) for alternative in alternatives(rule.start)]


RULES = re.compile(r"^[!?]*(\w+): (.*(?:\n[ \t]+\|.*)*)", re.MULTILINE)
GRAMMAR = dict(RULES.findall(tables.grammar()))
SYMBOL = re.compile(r'"[^"]+"i?|\w+|\S')
ALIAS = re.compile(r"\s*->\s*\w+\s*$", re.MULTILINE)


def alternatives(rule: str) -> list[str]:
    """The ways in which a rule of the grammar may be written."""
    return [part.strip() for part in re.split(r"\n\s*\|", ALIAS.sub("", GRAMMAR[rule]))]


def pretty(alternative: str, word: str) -> str:
    """A line of the grammar as a person would write it."""
    text = " ".join(spelt(symbol, word, 0) for symbol in SYMBOL.findall(alternative))
    text = re.sub(r" ([:,\)\]\?\*\+])", r"\1", text)
    text = re.sub(r"([\(\[]) ", r"\1", text).replace(" . ", ".")
    text = re.sub(r"(\S+|\S+: \S+) \(, \1\)\*(?:,\?)?", r"\1, ...", text)
    # What the first word chooses is no choice any more.
    return re.sub(rf"^\((?:[^()]*\|)?\s*{re.escape(word)}\s*(?:\|[^()]*)?\)", word, text) if word else text


def spelt(symbol: str, word: str, depth: int) -> str:
    """A symbol of the grammar in words; what is small is put in its place."""
    if symbol.startswith('"'):
        return symbol.rstrip("i").strip('"')
    if symbol == "_key":
        return word.removeprefix("- ")
    if symbol in CALLED:
        return CALLED[symbol]
    if symbol in TERMINALS:
        return TERMINALS[symbol]
    if symbol in GRAMMAR and symbol not in KEPT and depth < DEEPEST:
        ways = alternatives(symbol)
        spelt_ways = [" ".join(spelt(part, word, depth + 1) for part in SYMBOL.findall(way)) for way in ways]
        inner = " | ".join(dict.fromkeys(spelt_ways))
        return f"({inner})" if " " in inner else inner
    return symbol


def example_of(construct: Construct) -> str:
    """The declarations of a kind from its first golden file; a plain one comes first."""
    kind = made_by(construct.line)
    folder = GOLDEN / (kind.KIND if kind is not None and issubclass(kind, ast.Declaration) else construct.word)
    for file in sorted(folder.glob("*.dsl"), key=lambda file: (file.stem not in {"plain", "whole"}, file.stem)):
        source = SourceFile(file.name, file.read_text())
        (module,) = compile_sources([source]).modules
        for at, node in enumerate(module.declarations):
            if isinstance(node, ast.Declaration) and construct.word == source.text[node.span.start :].split()[0].rstrip(
                ":"
            ):
                following = module.declarations[at + 1 :]
                end = following[0].span.start if following else len(source.text)
                return source.text[node.span.start : end].strip()
    return ""


def shared() -> Iterator[str]:
    yield "## Grammar\n"
    yield (
        "Each line is read by one rule of a grammar that the block around it chooses. The rules that many lines share "
        "are these; the others are in the blocks above. `src/dazzle/lang/grammar/` holds all of them, for lark.\n"
    )
    for family in SHARED:
        text = (ROOT / "src" / "dazzle" / "lang" / "grammar" / f"{family}.lark").read_text().strip()
        yield f"### {family}\n\n```\n{text}\n```\n"
