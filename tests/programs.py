"""Hypothesis: applications as texts that have all that a table can have, which the linker settles.

@given(programs())                  a text that compiles
@given(programs().map(stored))      the AppSpec of one, without the framework's entities
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from conditions import conditions
from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes.written import quoted
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner
from dazzle.lang.memory import Memory

HEAD = """\
module m
app shop "Shop"

persona clerk "Clerk":
  description: "sells"
persona boss "Boss":
  role: chief

enum Shade "Shade":
  dark "Dark"
  light "Light"

archetype Row:
  tag: str(12)
  note: text
  wing: enum[delta, box, tag]
  tail: enum[box, long]
  n: int
  m: int
  size: decimal(8, 2)
  rate: float
  done: bool
  dry: bool
  start: date
  stop: date
  seen: datetime
  left: datetime
  opens: time
  closes: time
  price: money(EUR)
  fee: money(EUR)
  owner: uuid
  keeper: uuid
  data: json
"""
PART = """\
entity Part "Part":
  street: str(40)
  zip: str(10) required
  since: date
"""
# What a field can be: its type, the defaults that it may have, what may be asked of it.
TEXTS = ('{} = "a"', '{} in ["a", "it\'s", ":x"]', "len({}) > 3", '{} != "100%"')
WHOLE = ("{} > 3", "{} % 2 = 0", "{} in [1, -2]", "abs({}) >= 7")
EXACT = ("{} > 1.5", "round({}, 1) < 9", "-{} < 0.25")
PLAIN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "str(12)": (('"a"', '"it\'s"', '"a:b \\\\ 100%"'), TEXTS),
    "text": (('"größe"',), TEXTS),
    "int": (("7", "-3"), WHOLE),
    "bigint": (("5000000000",), WHOLE),
    "decimal(10, 2)": (("1.50", "-2"), EXACT),
    "float": (("0.5",), ("{} > 1.5", "{} * 2 < 9")),
    "bool": (("true", "false"), ("{}", "not {}")),
    "date": (("today", "today + 7d", '"2026-01-31"'), ('{} > "2026-01-01"', "{} + 2w < {} + 1m")),
    "datetime": (("now", "now - 2h"), ('{} > "2026-01-01T12:00Z"', "{} + 1d >= {} + 23h")),
    "time": (('"12:00"',), ('{} > "08:30"',)),
    "uuid": ((), ('{} != "00000000-0000-0000-0000-000000000001"',)),
    "json": ((), ("{} is not null",)),
    "email": (('"a@b.example"',), ('{} != "a@b.example"',)),
    "url": (('"https://a.example/"',), ("len({}) < 900",)),
    "slug": (('"a-b-c"',), ('{} != "abc"',)),
    "timezone": (('"Europe/Vienna"',), ('{} != "UTC"',)),
    "file(20MB)": ((), ("{} is not null",)),
    "bytes": ((), ("{} is null",)),
    "money(EUR)": ((), ("{} > 2.50", "{} * 2 >= 0")),
    "money(JPY)": ((), ("{} != 1",)),
    "enum[draft, open, done]": (("draft", "open"), ("{} != draft", "{} in [open, done]")),
    "Shade": (("dark",), ("{} = light",)),
    "str(8)[]": ((), ("{} is null",)),
    "int[]": ((), ("{} is not null",)),
    "decimal(6, 2)[]": ((), ("{} is null",)),
}
GENERAL = ("{} is null", "{} is not null")
ORDERED = frozenset({"int", "bigint", "date", "datetime", "decimal(10, 2)"})
UNKEYED = frozenset({"json", "bytes", "file(20MB)"})  # nothing compares these
KEYS = ("uuid", "uuid", "uuid", "int", "bigint", "str(20)", "slug", "date", "email", "text", "enum[x, y]")
MODIFIERS = (
    *("sensitive", "indexed", "pii", "pii(category=contact)", "pii(category=health, sensitivity=special_category)"),
)
SEARCHED = ("str(12)", "text", "slug", "email", "url")
ENTITIES = ("Alpha", "AlphaA", "Order", "HTTPLog2", "Größe", "Long" + "e" * 59, "Long" + "e" * 58 + "f", "T1")
FIELDS = ("a", "b", "a_b", "order", "user", "größe", "kindly", "at", "scope", "d" * 63, *("c" * 50 + n for n in "12"))
SAID = ("plain", 'what\'s "that"', "100% of :these \\ or\tthose", "größer als\nzwei Zeilen", "$$ $1 {x} --")
PEOPLE = ("role(clerk)", "role(chief)", "role(clerk) or role(chief)", "authenticated", "not role(clerk)", "false")
OPERATIONS = ("list", "read", "create", "update", "delete")
DICTIONARIES = ("simple", "english", "german", "greek")


@dataclass
class Made:
    """An entity: what is written of it, what its fields are, and to whom its references lead."""

    name: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    deletes_softly: bool = False

    @property
    def comparable(self) -> list[str]:
        """What keys and indexes may be made of."""
        return [*(name for name, kind in self.fields.items() if kind not in UNKEYED), *self.refs]

    def of(self, *kinds: str) -> list[str]:
        return [name for name, kind in self.fields.items() if kind in kinds]


class Program:
    """All choices are drawn; those of a steady one leave keys, and what is a tenant's, as they are in any other."""

    def __init__(self, draw: st.DrawFn, *, steady: bool = False) -> None:
        self.draw = draw
        self.steady = steady
        self.entities: dict[str, Made] = {}
        self.junction = False
        self.shared = steady or self.maybe(3, of=4)
        self.partition = "tenant_id" if steady else self.pick("tenant_id", "tenant_id", "org", "größe_id")

    def maybe(self, times: int = 1, *, of: int = 2) -> bool:
        return self.draw(st.integers(0, of - 1)) >= of - times

    def pick(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def _key(self, *options: str) -> str:
        return "uuid" if self.steady else self.pick(*options)

    def _differs(self, times: int = 1, *, of: int = 2) -> bool:
        return not self.steady and self.maybe(times, of=of)

    def some(self, options: list[str], most: int = 3) -> list[str]:
        return self.draw(st.lists(st.sampled_from(options), min_size=1, max_size=min(most, len(options)), unique=True))

    # ---- entities ---------------------------------------------------------------------------------------------------

    def text(self) -> str:
        names = self.some(list(ENTITIES), 3)
        keys = [self._key(*KEYS) for _ in names]
        self._user()
        for name, key in zip(names, keys, strict=True):
            self.entities[name] = Made(name, key)
        for name in names:
            self._fill(self.entities[name])
        first = self.entities[names[0]]
        if self.maybe():
            self._junction()
        excluded = [made.name for made in self.entities.values() if made.name in names and self._differs(1, of=5)]
        for made in self.entities.values():
            if made.name not in {"User", "Member"}:
                made.lines += self._rules(made)
        if self.maybe(1, of=3):
            self._subtypes(first)
        parts = [HEAD, self._tenancy(excluded)]
        if any("embeds Part" in line for made in self.entities.values() for line in made.lines):
            parts.append(PART)
        parts += [
            f"entity {made.name} {quoted(self.pick(made.name, *SAID))}:\n" + "\n".join(made.lines)
            for made in self.entities.values()
        ]
        parts += filter(None, map(self._search, self.entities.values()))
        return "\n\n".join(parts) + "\n"

    def _tenancy(self, excluded: list[str]) -> str:
        if not self.shared:
            return ""
        key = self._key("uuid", "uuid", "int", "str(9)")
        lines = ["tenancy:", "  mode: shared_schema", f"  partition_key: {self.partition}"]
        if excluded:
            lines.append(f"  entities_excluded: [{', '.join(excluded)}]")
        return "\n".join([*lines, "", 'entity Org "Org":', "  archetype: tenant", f"  id: {key} pk", "  level: int"])

    def _user(self) -> None:
        made = self.entities["User"] = Made("User", "uuid")
        if self._differs():
            made.lines.append("  archetype: user")
        made.lines.append("  id: uuid pk")
        for name, kind in (("dept", "str(9)"), ("level", "int"), ("busy", "bool")):
            made.lines.append(f"  {name}: {kind}")

    def _fill(self, made: Made) -> None:
        made.lines += self._said(made)
        made.lines.append(f"  id: {made.key} pk")
        for name in self.some(list(FIELDS), 5):
            self._field(made, name)
        self._references(made)
        made.lines += [f"  {line}" for line, of in (("extends: Row", 5), ("signable: true", 8)) if self.maybe(1, of=of)]
        if self.maybe(1, of=4):
            made.lines.append("  place: embeds Part" + self.pick("", " required"))
        if self.maybe(1, of=3):
            made.deletes_softly = True
            made.lines.append("  soft_delete")
        if self.maybe(1, of=3):
            made.lines += self._temporal(made)
        made.lines += self._constraints(made)

    def _said(self, made: Made) -> Iterator[str]:
        if self.maybe():
            yield f"  intent: {quoted(self.pick(*SAID))}"
        if self._differs(1, of=5):
            yield "  domain: platform"
        if self.maybe(1, of=10):
            yield f"  archetype: {self.pick('settings', 'tenant_settings') if self.shared else 'settings'}"
        if self.maybe(1, of=6):
            yield f"  table: {self.pick('select', 'elsewhere')}_{list(self.entities).index(made.name)}"

    def _field(self, made: Made, name: str) -> None:
        kind = self.pick(*PLAIN)
        if len(name) > 50 and kind.startswith("money"):
            kind = "int"
        words = [f"  {name}: {kind}"]
        if kind == "datetime" and self.maybe(1, of=3):
            words.append(self.pick("auto_add", "auto_update"))
        else:
            if (defaults := PLAIN[kind][0]) and self.maybe(1, of=3):
                words.append(f"= {self.pick(*defaults)}")
            if self.maybe(1, of=3):
                words.append("required")
            if kind not in UNKEYED and self.maybe(1, of=4):
                words.append("unique")
        if self.maybe(1, of=3):
            word = self.pick(*MODIFIERS)
            words += [word] if word != "indexed" or kind not in UNKEYED else []
        if kind in SEARCHED and self.maybe(1, of=6):
            words.append("searchable")
        made.fields[name] = kind
        made.lines.append(" ".join(words))

    def _references(self, made: Made) -> None:
        """To entities before and behind, to itself; and what the others say of it."""
        names = list(self.entities)
        for target in names:
            if not self.maybe(2, of=5):
                continue
            name = self.pick(f"to_{target[:40].lower()}_{names.index(target)}", "r" * 60 + f"_{names.index(target)}")
            deleted = self.pick("", "cascade", "restrict", "nullify")
            before = names.index(target) < names.index(made.name)
            required = " required" if before and deleted != "nullify" and self.maybe(1, of=3) else ""
            made.lines.append(f"  {name}: ref {target} {deleted}{required}{self.pick('', '', ' unique')}")
            made.refs[name] = target
            if target not in {"User", made.name} and self.maybe(1, of=3):
                back = f"its_{made.name[:40].lower()}_{names.index(made.name)}"
                self.entities[target].lines.append(f"  {back}: {self.pick('has_one', 'has_many')} {made.name}")
        targets = [name for name in names if self.entities[name].key == "uuid"]
        if self.maybe(1, of=4):
            required = self.pick("", " required")
            made.lines.append(f"  subject: poly_ref [{', '.join(self.some(targets))}]{required}")

    def _temporal(self, made: Made) -> Iterator[str]:
        kind = self.pick("date", "datetime")
        yield f"  since: {kind} required"
        yield f"  until: {kind}"
        keys = [*made.of("str(12)", "int", "uuid", "Shade", "slug"), *made.refs]
        if not keys:
            yield "  about: str(9) required"
        yield "  temporal:"
        yield "    start_field: since"
        yield "    end_field: until"
        yield f"    key_field: {self.pick(*(keys or ['about']))}"
        yield f"    overlap: {self.pick('allow', 'forbid', 'forbid')}"

    def _constraints(self, made: Made) -> Iterator[str]:
        names = made.comparable
        for _ in range(self.pick(0, 1, 2) if names else 0):
            yield f"  unique {', '.join(self.some(names))}"
        for _ in range(self.pick(0, 1, 2) if names else 0):
            parts = ", ".join(name + self.pick("", "", " desc") for name in self.some(names))
            yield f"  index {parts}{self._where(made)}"
        if documents := made.of("json", "int[]", "str(8)[]"):
            yield f"  index {self.pick(*documents)}{self._where(made)} using gin"
        if numbers := made.of(*ORDERED):
            yield f"  index {self.pick(*numbers)}{self._where(made)} using {self.pick('brin', 'hash')}"
        for number in range(self.pick(0, 0, 1, 2)):
            if made.fields or "  extends: Row" in made.lines:
                rule = self._row_condition(made)
                yield self.pick(f'  check "rule {number}": {rule}', f"  invariant: {rule}")

    def _where(self, made: Made) -> str:
        return f" where {self._row_condition(made)}" if made.fields and self.maybe(1, of=3) else ""

    def _row_condition(self, made: Made, depth: int = 2) -> str:
        if "  extends: Row" in made.lines and self.maybe(2, of=3):
            return self.draw(conditions())
        if depth and self.maybe(1, of=3):
            first, second = self._row_condition(made, depth - 1), self._row_condition(made, depth - 1)
            return self.pick(f"({first}) and ({second})", f"({first}) or not ({second})")
        name, kind = self.pick(*made.fields.items())
        return self.pick(*PLAIN[kind][1], *GENERAL).replace("{}", name)

    def _subtypes(self, base: Made) -> None:
        for name in self.some(["Special", "Rare" + "e" * 55], 2):
            made = self.entities[name] = Made(name, "")
            made.lines.append(f"  subtype_of: {base.name}")
            made.lines.append("  extra: str(12)" + self.pick("", " unique", " required", " indexed"))
            made.fields["extra"] = "str(12)"
            if self.maybe():
                made.lines.append(f"  more: ref {self.pick(*self.entities)}")
                made.refs["more"] = ""
            made.lines += self._constraints(made)

    def _junction(self) -> None:
        made = self.entities["Member"] = Made("Member", "uuid")
        made.lines += ["  id: uuid pk", "  who: ref User"]
        for number, name in enumerate(list(self.entities)[1:-1]):
            made.lines.append(f"  of_{number}: ref {name}")
        self.junction = True

    def _search(self, made: Made) -> str:
        texts = made.of(*SEARCHED)
        if not texts or not self.maybe():
            return ""
        names = self.some(texts)
        lines = [f"search on {made.name}:", f"  fields: {', '.join(names)}", f"  tokenizer: {self.pick(*DICTIONARIES)}"]
        if self.maybe():
            lines += ["  ranking:", *(f"    {name}: {self.pick(1, 2, 3, 4)}" for name in names)]
        return "\n".join(lines)

    # ---- rules ------------------------------------------------------------------------------------------------------

    def _rules(self, made: Made) -> Iterator[str]:
        if not self.maybe():
            return
        yield "  permit:"
        yield "    list: role(clerk)"
        for operation in self.some(list(OPERATIONS), 5):
            yield f"    {operation}: {self.pick(*PEOPLE)}"
        if self.maybe(1, of=4):
            yield "  forbid:"
            yield f"    {self.pick(*OPERATIONS)}: role(clerk)"
        if self.maybe(3, of=4):
            yield "  scope:"
            for operation in self.some(list(OPERATIONS), 5):
                yield f"    {operation}: {self._scope(made)}"
                yield f"      as: {self.pick('*', 'clerk', 'boss', 'clerk, boss')}"

    def _scope(self, made: Made) -> str:
        if self.junction and self.maybe(1, of=4):
            rows = f"of_{list(self.entities).index(made.name) - 1} = id"
            who = self.pick("who = current_user", "who.dept = current_user.dept")
            return f"{self.pick('', 'not ')}via Member({who}, {rows})"
        return "all" if self.maybe(1, of=6) else self._condition(made)

    def _condition(self, made: Made, depth: int = 2) -> str:
        if depth and self.maybe(1, of=3):
            first, second = self._condition(made, depth - 1), self._condition(made, depth - 1)
            return self.pick(f"({first}) and ({second})", f"({first}) or not ({second})")
        choices = ["current_user.level >= 2", "current_user.busy", 'current_user.dept = "a"']
        for name, target in made.refs.items():
            if target == "User":
                choices += [
                    f"{name} = current_user",
                    f"{name}.dept = current_user.dept",
                    f"{name} in [current_user, null]",
                ]
            else:
                there = self.entities[target]
                choices += [f"{name}.{self._row_atom(there)}"] if there.fields else []
                choices += [f"{name}.{on} = current_user" for on, last in there.refs.items() if last == "User"]
        if made.fields:
            choices.append(self._row_condition(made, 0))
        return self.pick(*choices)

    def _row_atom(self, made: Made) -> str:
        return f"{self.pick(*made.fields)} is {self.pick('null', 'not null')}"


@st.composite
def programs(draw: st.DrawFn, *, steady: bool = False) -> str:
    return Program(draw, steady=steady).text()


MEMORY = Memory()  # of the framework's text, which is the same each time


def stored(text: str) -> AppSpec:
    """The AppSpec, with the project's own entities alone: their tables refer to no other."""
    spec = compile_sources([SourceFile("a.dsl", text)], memory=MEMORY).require()
    return replace(spec, entities=tuple(each for each in spec.entities if each.owner is Owner.PROJECT))
