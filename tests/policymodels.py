"""Random applications whose tenants share their tables, as text: entities that lead to each other, and rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

HEAD = """
module m
app shop "Shop"

tenancy:
  mode: shared_schema
  entities_excluded: [Part]

persona clerk "Clerk":
  description: "sells"
persona boss "Boss":
  role: chief

entity Org "Org":
  archetype: tenant
  id: uuid pk
  name: str(9)
  level: int
"""
NAMES = ("Alpha", "T1", "Order", "Card")  # an alias, and a reserved word
PLAIN = {
    "title": ("str(9)", "text"),
    "n": ("int", "int"),
    "flag": ("bool", "bool"),
    "day": ("date", "date"),
    "at": ("datetime", "datetime"),
    "rank": ("enum[low, mid, high]", "enum"),
    "amount": ("decimal(8, 2)", "number"),
    "cost": ("money(EUR)", "money"),
}
PEOPLE = ("role(clerk)", "role(chief)", "role(clerk) or role(chief)", "authenticated", "anonymous", "not role(clerk)")
OPERATIONS = ("list", "read", "create", "update", "delete")
CONSTANTS = {
    "text": ('"a"', '"b"'),
    "int": ("1", "2"),
    "date": ('"2026-01-01"', '"2026-01-02"', "today"),
    "datetime": ('"2026-01-01"', '"2026-01-01T12:00Z"', "now"),
    "enum": ("low", "mid"),
    "number": ("1", "1.5"),
    "money": ("1", "2.50"),
}
# What of who asks is compared with a field of a kind.
ASKED = {
    "text": ("dept", "nothing"),
    "int": ("level", "rate"),
    "date": ("born",),
    "datetime": ("seen",),
    "enum": ("rank", "dept"),
    "number": ("level", "rate"),
    "money": ("budget",),
    "bool": ("active",),
}


@dataclass
class Made:
    """An entity: what its fields are, what is written of it besides."""

    name: str
    kinds: dict[str, str] = field(default_factory=dict)  # of a field: its kind, or `-> Entity`
    lines: list[str] = field(default_factory=list)
    key: str = "uuid"
    branches: tuple[str, ...] = ()

    def add(self, name: str, written: str, kind: str) -> None:
        self.lines.append(f"  {name}: {written}")
        self.kinds[name] = kind


class Model:
    """All random choices are those of `random`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.entities: dict[str, Made] = {}
        self.is_user_shared = random.random() < 0.5
        user = self._entity("User")
        for name, written, kind in (
            ("dept", "str(9)", "text"),
            ("level", "int", "int"),
            ("rate", "decimal(8, 2)", "number"),
            ("active", "bool", "bool"),
            ("born", "date", "date"),
            ("seen", "datetime", "datetime"),
            ("rank", "enum[low, mid, high]", "enum"),
            ("budget", "money(EUR)", "money"),
        ):
            user.add(name, written, kind)
        part = self._entity("Part")
        part.add("title", "str(9)", "text")
        for name in NAMES[: random.randint(1, len(NAMES))]:
            self._ordinary(name)
        first = self.entities[NAMES[0]]
        if not self.is_user_shared:
            user.add("home", f"ref {first.name}", f"-> {first.name}")
        if self.maybe():
            self._temporal(random.choice(self.ordinary))
        self._junction()
        if self.maybe() and first.key == "uuid":
            self._subtype(first)

    def maybe(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    @property
    def ordinary(self) -> list[Made]:
        return [self.entities[name] for name in NAMES if name in self.entities]

    def _entity(self, name: str, key: str = "uuid") -> Made:
        made = self.entities[name] = Made(name, key=key)
        if key:
            made.lines.append(f"  id: {key} pk")
        made.add("remark" if name == "Special" else "note", "str(9)", "unasked")
        return made

    def _ordinary(self, name: str) -> None:
        made = self._entity(name, "int" if self.maybe(0.2) else "uuid")
        for field_, (written, kind) in PLAIN.items():
            if self.maybe(0.6):
                made.add(field_, written, kind)
        made.add("owner", "ref User", "-> User")
        others = [each for each in self.ordinary if each is not made]
        for other in others:
            if self.maybe():
                name_ = f"to_{other.name.lower()}"
                made.add(name_, f"ref {other.name}", f"-> {other.name}")
                if self.maybe(0.4):
                    other.add(f"its_{made.name.lower()}", f"has_one {made.name}", f"-> {made.name}")
        if self.maybe(0.3):
            made.add("parent", f"ref {name}", f"-> {name}")
        if self.maybe(0.3):
            made.add("part", "ref Part", "-> Part")
        targets = [each.name for each in others if each.key == "uuid"]
        if targets and self.maybe():
            made.branches = (*targets, "Part")
            made.lines.append(f"  subject: poly_ref [{', '.join(made.branches)}]")
        if self.maybe(0.3):
            made.lines.append("  soft_delete")

    def _temporal(self, about: Made) -> None:
        made = self._entity("Fee")
        made.add("about", f"ref {about.name} required", "unasked")
        made.add("price", "int", "int")
        made.add("owner", "ref User", "-> User")
        made.lines += ["  since: date required", "  until: date"]
        if self.maybe():
            made.lines.append("  soft_delete")
        made.lines += ["  temporal:", "    start_field: since", "    end_field: until", "    key_field: about"]
        about.add("fee", "latest_one Fee via about", "-> Fee")

    def _junction(self) -> None:
        made = self._entity("Member")
        made.add("who", "ref User", "-> User")
        for each in self.ordinary:
            made.add(f"of_{each.name.lower()}", f"ref {each.name}", "unasked")
        made.add("rank", "enum[low, mid, high]", "enum")
        if self.maybe():
            made.lines.append("  soft_delete")

    def _subtype(self, base: Made) -> None:
        made = self._entity("Special", "")
        made.lines.insert(0, f"  subtype_of: {base.name}")
        made.add("extra", "int", "int")

    # ---- rules ------------------------------------------------------------------------------------------------------

    def paths(self, made: Made, steps: int = 3, *, first: bool = True) -> Iterator[tuple[str, str]]:
        """Every path from an entity, with the kind of what it names."""
        for name, kind in made.kinds.items():
            if kind != "unasked":
                yield name, kind
            if kind.startswith("-> ") and steps > 1:
                there = self.paths(self.entities[kind[3:]], steps - 1, first=False)
                yield from ((f"{name}.{path}", found) for path, found in there)
        if first and steps > 1:
            for branch in made.branches:
                for path, kind in self.paths(self.entities[branch], steps - 1, first=False):
                    yield f"subject[{branch}].{path}", kind
        if made.key:
            yield "id", f"-> {made.name}"

    def atom(self, made: Made) -> str:
        random = self.random
        found = list(self.paths(made))
        length = random.randint(0, 2)
        chosen = [each for each in found if each[0].count(".") == length] or found
        path, kind = random.choice(chosen)
        if kind.startswith("-> "):
            return self._of_reference(path, kind[3:])
        if self.maybe(0.15):
            return f"{path} {random.choice(('=', '!='))} null"
        asked = random.choice(ASKED[kind])
        if kind == "bool":
            return random.choice((path, f"not {path}", f"{path} = false", f"{path} = current_user.{asked}"))
        values = CONSTANTS[kind]
        operators = ("=", "!=") if kind == "enum" else ("=", "!=", "<", ">=")
        steady = [value for value in values if value not in {"now", "today"}]
        if kind == "datetime":
            steady = [value for value in steady if "T" in value]
        return random.choice(
            (
                f"{path} {random.choice(operators)} {random.choice(values)}",
                f"{path} {random.choice(operators)} current_user.{asked}",
                f"{path} {random.choice(('in', 'not in'))} [{', '.join(steady)}]",
                f"{path} {random.choice(('in', 'not in'))} [{random.choice(steady)}, null]",
                f"{path} {random.choice(('in', 'not in'))} [{random.choice(steady)}, current_user.{asked}]",
                f"current_user.{asked} = {path}",
                *self._of_nobody(),
            )
        )

    def _of_nobody(self) -> tuple[str, ...]:
        """What is asked of people alone, in a scope."""
        return (
            "current_user.level >= 2",
            "current_user.active",
            "not current_user.active",
            'current_user.dept = "a"',
            "current_user.rank = low",
            "current_user.nothing = null",
            "current_user.nothing = 1",
            "current_tenant.level = 1",
            "current_user.dept in [a, b]",
        )

    def _of_reference(self, path: str, target: str) -> str:
        choices = [f"{path} = null", f"{path} != null"]
        if target == "User":
            choices += [f"{path} = current_user"] * 4 + [f"{path} != current_user", f"{path} in [current_user, null]"]
            choices.append(f"{path} = current_user.id")
        if target == NAMES[0] and not self.is_user_shared:
            choices += [f"{path} = current_user.home"] * 2 + [f"{path} != current_user.home"]
        return self.random.choice(choices)

    def condition(self, made: Made, depth: int = 2) -> str:
        chance = self.random.random()
        if depth == 0 or chance < 0.4:
            return self.atom(made)
        if chance < 0.5:
            return f"not ({self.condition(made, depth - 1)})"
        word = self.random.choice(("and", "or"))
        return f"({self.condition(made, depth - 1)}) {word} ({self.condition(made, depth - 1)})"

    def via(self, made: Made) -> str:
        random = self.random
        who = random.choice(("who = current_user", "who.dept = current_user.dept", "who != current_user"))
        rows = f"of_{made.name.lower()} = id" if made.name in NAMES else "of_alpha = null"
        if "to_alpha" in made.kinds and self.maybe(0.3):
            rows = "of_alpha = to_alpha"
        more = random.choice(("", ", rank = low", ", rank != null", ", who.active = true"))
        return f"{random.choice(('', 'not '))}via Member({who}, {rows}{more})"

    def scope(self, made: Made) -> str:
        chance = self.random.random()
        if chance < 0.15:
            return "all"
        if chance < 0.4:
            return self.via(made)
        return self.condition(made)

    def person(self) -> str:
        return self.random.choice(
            (
                "role(clerk)",
                "role(chief)",
                "role(clerk) or role(chief)",
                "authenticated",
                "anonymous",
                "not role(clerk)",
            )
        )

    def rules(self, made: Made) -> Iterator[str]:
        random = self.random
        style = random.random()
        if style < 0.15:
            return
        if style < 0.75:
            yield from self._newer(made)
        if style > 0.65:
            yield from self._older(made)

    def _newer(self, made: Made) -> Iterator[str]:
        random = self.random
        if self.maybe() and made.name != "Special":
            yield "  permit:"
            for operation in OPERATIONS:
                for _ in range(random.choice((0, 1, 1, 1, 2))):
                    yield f"    {operation}: {'false' if self.maybe(0.1) else self.person()}"
            yield "    list: role(clerk)"
        if self.maybe(0.3):
            yield "  forbid:"
            yield f"    {random.choice(OPERATIONS)}: {self.person()}"
        if self.maybe(0.85):
            yield "  scope:"
            for operation in (*random.sample(OPERATIONS, random.randint(1, 5)), *random.sample(OPERATIONS, 2)):
                yield f"    {operation}: {self.scope(made)}"
                yield f"      as: {random.choice(('*', '*', 'clerk', 'boss', 'clerk, boss'))}"

    def _older(self, made: Made) -> Iterator[str]:
        random = self.random
        if self.maybe():
            yield "  visible:"
            for who in random.sample(("anonymous", "authenticated"), random.randint(1, 2)):
                yield f"    when {who}: {self.condition(made)}"
        if self.maybe():
            yield "  permissions:"
            for operation in random.sample(("create", "update", "delete"), random.randint(1, 3)):
                yield f"    {operation}: {random.choice((self.condition(made), 'authenticated', 'anonymous'))}"
        elif self.maybe():
            yield "  access:"
            for operation in random.sample(("read", "write", "create", "delete", "list"), random.randint(1, 3)):
                yield f"    {operation}: {random.choice((self.condition(made), 'role(clerk)'))}"

    def text(self) -> str:
        lines = [HEAD]
        for made in self.entities.values():
            lines.append(f'entity {made.name} "{made.name}":')
            if made.name == "User" and self.is_user_shared:
                lines.append("  archetype: user")
            lines += made.lines
            if made.name not in {"User", "Member"} or self.maybe(0.3):
                lines += self.rules(made)
            lines.append("")
        return "\n".join(lines)
