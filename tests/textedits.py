"""Hypothesis: edits of a text, a line at a time, that leave one which compiles.

edited(draw, text, 3)       the text after up to three of them, and what they were
"""

import re
from collections.abc import Callable

from hypothesis import strategies as st

import programs
from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile

KIND = r"(?:(?:ref|embeds|has_one|has_many) \w+|enum\[[^\]]*\]|poly_ref \[[^\]]*\]|\w+(?:\([^)]*\))?(?:\[\])?)"
FIELD = re.compile(rf"^  (?P<name>[^\W\d]\w*): (?P<kind>{KIND})(?P<rest>(?: .*)?)$")
WORDS = "archetype|extends|subtype_of|table|role|level|permit|forbid|scope|temporal|domain"
KEPT = re.compile(rf"^  (id|{WORDS}|partition_key|mode|description|tokenizer|fields|ranking):")
# What a type may become: what PostgreSQL does at once, what it writes every row anew for, and what it cannot do.
RETYPED = {
    "str(12)": ("str(40)", "str(5)", "text", "slug", "enum[a, b]"),
    "str(9)": ("str(12)", "text"),
    "str(40)": ("str(60)", "str(3)", "text"),
    "text": ("str(60)", "str(2)", "email"),
    "int": ("bigint", "decimal(12, 2)", "float", "text"),
    "bigint": ("int", "decimal(20, 0)"),
    "decimal(10, 2)": ("decimal(14, 2)", "decimal(14, 4)", "decimal(3, 1)", "float"),
    "float": ("decimal(10, 2)", "int"),
    "bool": ("int", "text"),
    "date": ("datetime", "text"),
    "datetime": ("date",),
    "email": ("url", "text"),
    "slug": ("text", "str(40)"),
    "uuid": ("text",),
    "json": ("text",),
    "Shade": ("enum[dark]", "str(9)"),
    "enum[draft, open, done]": ("enum[draft, open]", "enum[draft, open, done, void]", "enum[open]", "str(20)"),
    "enum[delta, box, tag]": ("enum[delta, box]", "enum[delta, box, tag, more]"),
    "int[]": ("bigint[]",),
    "str(8)[]": ("str(20)[]", "str(2)[]"),
    "decimal(6, 2)[]": ("decimal(8, 2)[]",),
    "file(20MB)": ("text",),
    "money(EUR)": ("int",),
}
NEW_FIELDS = (
    *("int", "str(12)", "text required", "date required", 'str(12) = "new" required', "int = 7 required unique"),
    *("decimal(10, 2) unique", "money(EUR)", "money(EUR) required", "bool = true required", "datetime auto_add"),
    *("enum[draft, open, done] required", "enum[draft, open] = draft required", "json required"),
    *("ref User", "ref User required", "ref User cascade unique", "int[] required", "file(20MB)", "date = today"),
    *("enum[box, tag] required", "str(30) required unique", "slug required", "money(JPY) required", "time required"),
    *("uuid required unique", "poly_ref [User] required"),
    *("str(20) indexed", "email unique", "embeds Part", "embeds Part required", "ref Org", "datetime = now required"),
)


def edited(draw: st.DrawFn, text: str, most: int) -> tuple[str, tuple[str, ...]]:
    """As many of the edits as leave a text that compiles."""
    done: list[str] = []
    for _ in range(draw(st.integers(1, most))):
        for _ in range(3):
            edit = draw(st.sampled_from(EDITS))
            lines = edit(draw, text.split("\n"))
            if lines is not None and (new := "\n".join(lines)) != text and _compiles(new):
                text = new
                done.append(edit.__name__.strip("_"))
                break
    return text, tuple(done)


def _compiles(text: str) -> bool:
    return compile_sources([SourceFile("a.dsl", text)], memory=programs.MEMORY).ok


def _owner(lines: list[str], at: int) -> str:
    """The head of the block that a line is in."""
    return next((lines[i] for i in range(at, -1, -1) if lines[i] and not lines[i].startswith(" ")), "")


def _in_entities(lines: list[str], pattern: re.Pattern[str]) -> list[int]:
    return [
        at
        for at, line in enumerate(lines)
        if pattern.match(line) and not KEPT.match(line) and re.match(r"entity|archetype", _owner(lines, at))
    ]


def _place(draw: st.DrawFn, lines: list[str], pattern: str) -> int | None:
    found = _in_entities(lines, re.compile(pattern))
    return draw(st.sampled_from(found)) if found else None


def _line_goes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    """A field, a rule, an index, a value; or a block with all that is in it."""
    found = [
        at
        for at, line in enumerate(lines)
        if line.startswith("  ") and not re.match(r"  (id|archetype|mode|partition_key):", line)
    ]
    at = draw(st.sampled_from(found))
    depth = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and lines[end].startswith(" " * (depth + 1)):
        end += 1
    return lines[:at] + lines[end:]


def _entity_goes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    """With every line that names it."""
    heads = [line.split()[1] for line in lines if line.startswith("entity ") and line.split()[1] not in {"User", "Org"}]
    if not heads:
        return None
    name = draw(st.sampled_from(heads))
    kept, inside = [], False
    for line in lines:
        if line and not line.startswith(" "):
            inside = re.match(rf"(entity|search on) {re.escape(name)}\b", line) is not None
        if not inside and not re.match(rf"^  \w+: (ref|has_one|has_many|embeds) {re.escape(name)}\b", line):
            kept.append(line)
    return kept


def _entity_comes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    fields = draw(st.lists(st.sampled_from(NEW_FIELDS), min_size=1, max_size=4))
    number = sum(line.startswith("entity Comes") for line in lines)
    said = [f"  f{at}: {kind}" for at, kind in enumerate(fields)]
    return [
        *lines,
        f'entity Comes{number} "Comes":',
        "  id: uuid pk",
        *said,
        "  unique f0" * draw(st.integers(0, 1)),
        "",
    ]


def _field_comes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    at = _place(draw, lines, r"^  \w+: ")
    if at is None:
        return None
    name = f"new_{draw(st.integers(1, 9))}"
    return [*lines[: at + 1], f"  {name}: {draw(st.sampled_from(NEW_FIELDS))}", *lines[at + 1 :]]


def _type_changes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    found = [(at, FIELD.match(lines[at])) for at in _in_entities(lines, FIELD)]
    places = [(at, each["kind"]) for at, each in found if each["kind"] in RETYPED]
    if not places:
        return None
    at, kind = draw(st.sampled_from(places))
    new = draw(st.sampled_from(RETYPED[kind]))
    return [*lines[:at], lines[at].replace(f": {kind}", f": {new}", 1), *lines[at + 1 :]]


def _modifier_turns(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    at = _place(draw, lines, FIELD.pattern)
    if at is None:
        return None
    word = draw(st.sampled_from(("required", "required", "unique", "indexed", "searchable", "pii", "sensitive")))
    line = lines[at]
    new = re.sub(rf" {word}\b(\([^)]*\))?", "", line) if f" {word}" in line else f"{line.rstrip()} {word}"
    return [*lines[:at], new, *lines[at + 1 :]]


def _default_changes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    places = [
        (at, kind)
        for at in _in_entities(lines, FIELD)
        for kind in [FIELD.match(lines[at])["kind"].partition(" =")[0]]
        if kind in programs.PLAIN and programs.PLAIN[kind][0]
    ]
    if not places:
        return None
    at, kind = draw(st.sampled_from(places))
    said = r' = ("(?:[^"\\]|\\.)*"|\w+ [+-] \w+|-?[\w.]+)'
    bare = re.sub(said, "", lines[at], count=1)
    new = draw(st.sampled_from(("", *(f" = {each}" for each in programs.PLAIN[kind][0]))))
    return [*lines[:at], bare.replace(f": {kind}", f": {kind}{new}", 1), *lines[at + 1 :]]


def _delete_rule_changes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    at = _place(draw, lines, r"^  \w+: ref ")
    if at is None:
        return None
    word = draw(st.sampled_from(("cascade", "restrict", "nullify")))
    new = re.sub(r"(ref \w+) ?(cascade|restrict|nullify)?", rf"\1 {word}", lines[at], count=1)
    return [*lines[:at], new, *lines[at + 1 :]]


def _held_line_comes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    """Of fields of the entity: a key, an index, a rule, and what an entity may be asked for."""
    heads = [at for at, line in enumerate(lines) if line.startswith("entity ") and "Part" not in line]
    at = draw(st.sampled_from(heads))
    end = next((i for i in range(at + 1, len(lines)) if not lines[i].startswith(" ")), len(lines))
    names = [found["name"] for line in lines[at:end] if (found := FIELD.match(line)) and not KEPT.match(line)]
    if not names:
        return None
    some = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    options = (
        *(f"  unique {', '.join(some)}", f"  index {', '.join(some)}", f"  index {some[0]} desc"),
        *(f"  check {some[0]} is not null", f'  check "other rule": {some[0]} is null or {some[-1]} is not null'),
        *("  soft_delete", "  signable: true", '  intent: "what it\'s for"', "  permit:\n    list: role(clerk)"),
        "  archetype: settings",
        f"  index {some[-1]} where {some[0]} is not null",
        f"  scope:\n    list: {some[0]} is not null\n      as: clerk\n    read: all\n      as: *",
    )
    return [*lines[:end], draw(st.sampled_from(options)), *lines[end:]]


def _parts_turn(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    """The columns of a key or of an index, in another order."""
    at = _place(draw, lines, r"^  (unique|index) [^,]+, ")
    if at is None:
        return None
    word, rest = lines[at].split(maxsplit=1)
    parts = re.split(r", ", rest.partition(" where ")[0].partition(" using ")[0])
    return [*lines[:at], f"  {word} {', '.join([*parts[1:], parts[0]])}", *lines[at + 1 :]]


def _word_changes(draw: st.DrawFn, lines: list[str]) -> list[str] | None:
    """Who may do what, on which rows, in which language, and what things are called."""
    pairs = (
        *(("role(clerk)", "role(chief)"), ("authenticated", "role(clerk)"), ("all", "current_user.busy")),
        *(("as: clerk", "as: boss"), ("as: *", "as: clerk"), ("current_user.busy", "current_user.level >= 2")),
        *(("is null", "is not null"), ("overlap: allow", "overlap: forbid"), ("overlap: forbid", "overlap: allow")),
        *(("english", "german"), ("simple", "english"), (" > 3", " > 4"), ("intent: ", 'intent: "anew" #')),
        *(
            ('entity User "', 'entity User "All '),
            ("enum[x", "enum[w, x"),
            ('light "Light"', 'light "Light"\n  dim "Dim"'),
        ),
    )
    found = [(at, pair) for at, line in enumerate(lines) for pair in pairs if pair[0] in line]
    if not found:
        return None
    at, (old, new) = draw(st.sampled_from(found))
    return [*lines[:at], lines[at].replace(old, new, 1), *lines[at + 1 :]]


EDITS: tuple[Callable[[st.DrawFn, list[str]], list[str] | None], ...] = (
    _line_goes,
    _line_goes,
    _entity_goes,
    _entity_comes,
    _field_comes,
    _field_comes,
    _type_changes,
    _type_changes,
    _modifier_turns,
    _modifier_turns,
    _default_changes,
    _delete_rule_changes,
    _held_line_comes,
    _held_line_comes,
    _parts_turn,
    _word_changes,
    _word_changes,
)
