"""One revision file, read as text: nothing of it is run."""

import ast
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dazzle.back.migrate.journal import building, dropping
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.owner import Owner

PHASES = ("expand", "contract", "data")  # the first is that of a file that plain `alembic revision` wrote
STEPS = frozenset({"step", "concurrently"})
NAMES = "a name, or several in brackets"
# How the code of a revision gets at more than its operations: at what is there, and at the transaction.
BEYOND = ("get_bind", "get_context", "connection", "engine")
ATTRIBUTES = frozenset(
    {
        *("revision", "down_revision", "branch_labels", "depends_on", "phase", "keep"),
        *("acknowledge", "irreversible", "statements", "expand"),
    }
)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One revision file. `content` is the SHA-256 of its text; `keep` names what its author added by hand.

    `acknowledge` has the reason for each danger that someone answers for, `statements` the SQL that only a person
    knows ("" while nobody has written it), `irreversible` why there is no way back, and `expand` the expanding
    revision of the edit that this one concludes. `steps` are the names of its steps as the journal has them; () when
    the revision is one transaction. `lines` tells where an attribute stands, and each entry of one that has entries.
    """

    id: str
    down_revisions: tuple[str, ...]
    depends_on: tuple[str, ...]
    labels: tuple[str, ...]
    message: str
    phase: str
    keep: tuple[str, ...]
    acknowledge: Mapping[str, str]
    irreversible: str | None
    statements: Mapping[str, str]
    expand: str | None
    steps: tuple[str, ...]
    path: Path
    owner: Owner
    content: str
    lines: Mapping[tuple[str, str | None], int] = field(repr=False, compare=False)

    @property
    def parents(self) -> tuple[str, ...]:
        """Everything that must be applied before."""
        return (*self.down_revisions, *self.depends_on)

    def place(self, attribute: str, entry: str | None = None) -> str:
        """`file, line N` of an attribute, for people to go to."""
        return _place(self.path, self.lines[attribute, entry])

    def __str__(self) -> str:
        return f"{self.id} ({self.message})"


def read(path: Path, owner: Owner) -> Revision | None:
    """The revision in a file; None for a Python file that is none, as Alembic sees it too.

    Raises MigrationError for what is no Python, and for an attribute of ours whose value is of a wrong kind.
    """
    try:
        text = path.read_text(encoding="utf-8")
        module = ast.parse(text, filename=str(path))
    except (SyntaxError, UnicodeDecodeError, ValueError) as error:
        raise MigrationError(f"the revision file {path.name} cannot be read: {error}") from error
    said = _Said(path, dict(_assigned(module)))
    revision = said.get("revision", lambda value: value if isinstance(value, str) else None, "a text")
    if revision is None:
        return None
    lines = (ast.get_docstring(module) or "").splitlines()
    return Revision(
        id=revision,
        down_revisions=said.get("down_revision", _names, NAMES) or (),
        depends_on=said.get("depends_on", _names, NAMES) or (),
        labels=said.get("branch_labels", _names, NAMES) or (),
        message=lines[0].rstrip(".") if lines else "",
        phase=said.get("phase", _phase, f"one of {', '.join(PHASES)}") or PHASES[0],
        keep=said.get("keep", _names, NAMES) or (),
        acknowledge=said.get("acknowledge", _texts, 'reasons by guard, {"slug": "the reason"}') or {},
        irreversible=said.get("irreversible", _text, "the reason, as a text"),
        statements=said.get("statements", _texts, 'SQL by what it does, {"fill invoice.due_on": "UPDATE ..."}') or {},
        expand=said.get("expand", _text, "the id of a revision, as a text"),
        steps=tuple(_steps(path, module)) if "dazzle.back.steps" in text else (),
        path=path,
        owner=owner,
        content=hashlib.sha256(text.encode()).hexdigest(),
        lines=dict(said.lines()),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a file's attributes say, as far as they are ours or Alembic's."""

    path: Path
    values: Mapping[str, ast.expr]

    def get(self, name: str, kind: Callable[[object], Value | None], wanted: str) -> Value | None:
        """The value of an attribute; None when it is not there, or says None. `kind` gives None for a wrong kind."""
        node = self.values.get(name)
        if node is None:
            return None
        try:
            value = ast.literal_eval(node)
        except ValueError:
            value, found = ..., ast.unparse(node)
        else:
            found = repr(value)
        if value is None:
            return None
        if (read := kind(value)) is None:
            raise MigrationError(
                f"{_place(self.path, node.lineno)}: `{name}` is {wanted}, and not {found}",
                help="write it plainly: the files are read, and not run",
            )
        return read

    def lines(self) -> Iterator[tuple[tuple[str, str | None], int]]:
        for name, node in self.values.items():
            yield (name, None), node.lineno
            if isinstance(node, ast.Dict):
                keys = (key for key in node.keys if isinstance(key, ast.Constant))
                yield from (((name, str(key.value)), key.lineno) for key in keys)


def _assigned(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in module.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in ATTRIBUTES:
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name in ATTRIBUTES:
                yield name, value


def _names(value: object) -> tuple[str, ...] | None:
    match value:
        case str():
            return (value,)
        case list() | tuple() | set() if all(isinstance(each, str) for each in value):
            return tuple(sorted(value) if isinstance(value, set) else value)
    return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _phase(value: object) -> str | None:
    return value if isinstance(value, str) and value in PHASES else None


def _texts(value: object) -> Mapping[str, str] | None:
    """Texts by their names; one that is still to be written is empty."""
    if isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair):
        return value
    return None


def _steps(path: Path, module: ast.Module) -> Iterator[str]:
    """The names of the steps of `upgrade()`, in order.

    Raises MigrationError for two of one name, and for a part that is in no step: a rerun would run it again.
    """
    found = next((each for each in module.body if isinstance(each, ast.FunctionDef) and each.name == "upgrade"), None)
    seen: set[str] = set()
    blocks = [node for node in ast.walk(found) if isinstance(node, ast.With)] if found is not None else []
    for node in sorted(blocks, key=lambda each: each.lineno):
        for name in filter(None, map(_step, node.items)):
            if name in seen:
                raise MigrationError(
                    f"{_place(path, node.lineno)}: two steps are called `{name}`", help="give each a name of its own"
                )
            seen.add(name)
            yield name
    for statement in found.body if found is not None and seen else ():
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="op"), attr=called))):
                raise MigrationError(
                    f"{_place(path, statement.lineno)}: `op.{called}` is in no step, and others are",
                    help="put it into a `with step(op, revision, ...)`: what is in none would run again after a crash",
                )


def _step(item: ast.withitem) -> str | None:
    """The step that a `with` begins, as the journal names it; the text of its name when that is worked out."""
    match item.context_expr:
        case ast.Call(func=ast.Name(id=kind), args=[_, _, name], keywords=keywords) if kind in STEPS:
            said = name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else ast.unparse(name)
            if kind == "step":
                return said
            return dropping(said) if any(keyword.arg == "drop" for keyword in keywords) else building(said)
    return None


def _place(path: Path, line: int) -> str:
    return f"{path.name}, line {line}"
