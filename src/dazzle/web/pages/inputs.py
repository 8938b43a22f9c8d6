"""A form's inputs: from fields and texts to what the form template shows, and from the texts sent to values."""

from collections.abc import Mapping
from dataclasses import dataclass

from dazzle.fieldtypes.base import Rejected
from dazzle.ir.entity import Field
from dazzle.ir.surface import Surface, SurfaceField

TYPES = {"datetime": "datetime-local", "date": "date", "time": "time", "email": "email", "url": "url"}
SHORT = {"number", "money", "date", "time", "datetime"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    value: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """`kind` is checkbox, select, textarea or line, and `type` a line's HTML type; `problems` are sentences."""

    kind: str
    type: str
    name: str
    title: str
    required: bool
    value: str
    attributes: Mapping[str, str]
    options: tuple[Option, ...]
    help: str | None
    problems: tuple[str, ...]
    short: bool

    @property
    def id(self) -> str:
        return f"field-{self.name}"

    @property
    def described_by(self) -> str:
        """The ids of what is said about the input, for aria-describedby."""
        notes = ((f"{self.id}-help", self.help), (f"{self.id}-wrong", self.problems))
        return " ".join(name for name, said in notes if said)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSection:
    title: str | None
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One line of the error summary; `url` leads to its field, None where it belongs to no single one."""

    message: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a select offers; `capped` when there are more than can be offered, so that the key is typed instead."""

    options: tuple[tuple[str, str], ...]
    capped: bool = False


def build(
    shown: SurfaceField, field: Field, *, text: str, choices: Choices | None, problems: tuple[str, ...] = ()
) -> Input:
    """The input of one field. `text` is what it holds; `choices` are given for a reference."""
    widget = field.type.widget()
    help_ = shown.help
    options = widget.options if choices is None else choices.options
    kind = "select" if options or widget.kind == "ref" else widget.kind
    if choices is not None and choices.capped:
        kind = "line"
        help_ = " ".join(filter(None, (help_, "There are too many to choose from here: type the id.")))
    required = field.required and widget.kind != "checkbox"
    return Input(
        kind=kind if kind in {"checkbox", "select"} else "textarea" if kind in {"textarea", "json"} else "line",
        type=TYPES.get(widget.kind, "text"),
        name=field.name,
        title=shown.title,
        required=required,
        value=text,
        attributes=widget.attributes,
        options=offered(options, text, required=required) if kind == "select" else (),
        help=help_,
        problems=problems,
        short=widget.kind in SHORT,
    )


def offered(options: tuple[tuple[str, str], ...], text: str, *, required: bool) -> tuple[Option, ...]:
    """The options with the chosen one marked; none is chosen for the reader, and what is kept stays choosable."""
    found = [Option(value=value, title=title, chosen=value == text) for value, title in options]
    if text and not any(option.chosen for option in found):
        found.append(Option(value=text, title=text, chosen=True))
    if not required or not text:
        found.insert(0, Option(value="", title="Choose …" if required else "none", chosen=not text))
    return tuple(found)
