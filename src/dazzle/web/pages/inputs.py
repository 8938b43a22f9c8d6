"""A form's inputs: from fields and texts to what the form template shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from dazzle.fieldtypes.base import Widget
from dazzle.ir.entity import Field
from dazzle.ir.surface import SurfaceField
from dazzle.web.pages.choices import Choices

TYPES = {"datetime": "datetime-local", "date": "date", "time": "time", "email": "email", "url": "url"}
SHORT = {"number", "money", "date", "time", "datetime"}
CAPPED = "There are too many to choose from here: type the id."
UTC = "In UTC."


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
class Group:
    """The inputs of what is embedded, in a frame."""

    title: str
    required: bool
    inputs: tuple[Input, ...]

    kind: ClassVar[str] = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSection:
    title: str | None
    inputs: tuple[Input | Group, ...]

    @property
    def every(self) -> Iterator[Input]:
        """The inputs, those in groups included."""
        for each in self.inputs:
            yield from each.inputs if isinstance(each, Group) else (each,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the error summary; `url` leads to its field, None where it belongs to no single one."""

    message: str
    url: str | None = None


def build(shown: SurfaceField, field: Field, *, text: str, offered: Choices, required: bool) -> Input:
    """The input of one field; `text` is what it holds."""
    widget = field.type.widget()
    kind = shape(field, offered)
    notes = (shown.help, CAPPED if offered.capped else None, UTC if widget.kind == "datetime" else None)
    return Input(
        kind=kind,
        type="password" if field.sensitive else TYPES.get(widget.kind, "text"),
        name=field.name,
        title=shown.title,
        required=required and kind != "checkbox",
        value="" if field.sensitive else text,
        attributes={name: value for name, value in attributes(widget).items() if kind in {"line", "textarea"}},
        options=options(offered.options, text, nothing="Choose …" if required else "None") if kind == "select" else (),
        help=" ".join(note for note in notes if note) or None,
        problems=(),
        short=widget.kind in SHORT,
    )


def shape(field: Field, offered: Choices) -> str:
    """checkbox, select, textarea or line. A yes or no that may be missing has three answers, so it is a select."""
    widget = field.type.widget()
    if widget.kind == "checkbox" and field.required:
        return "checkbox"
    if widget.kind in {"textarea", "json"}:
        return "textarea"
    return "line" if offered.capped or not (offered.options or widget.kind == "ref") else "select"


def attributes(widget: Widget) -> dict[str, str]:
    """A widget's HTML attributes, with what its line needs besides.

    Numbers are typed into a text input: a number input gives nothing at all for what it cannot read, and then what was
    typed could not be shown again.
    """
    if widget.kind in {"number", "money"}:
        kept = {name: value for name, value in widget.attributes.items() if name not in {"step", "min", "max"}}
        return {"inputmode": "decimal", "autocomplete": "off", **kept}
    return {"autocomplete": "off", **widget.attributes}


def options(offered: tuple[tuple[str, str], ...], text: str, *, nothing: str | None) -> tuple[Option, ...]:
    """The options with the chosen one marked; what the field holds stays choosable. `nothing` is the empty one."""
    found = [Option(value=value, title=title, chosen=value == text) for value, title in offered]
    if text and not any(option.chosen for option in found):
        found.append(Option(value=text, title=text, chosen=True))
    return (*((Option(value="", title=nothing, chosen=not text),) if nothing else ()), *found)


def text_of(field: Field, value: object) -> str:
    """What the input of a field holds for that value, "" for none and for one that is not to be told."""
    if value is None or field.sensitive:
        return ""
    text = field.type.format_text(value)
    # `datetime-local` takes no offset, and nothing below the second here (HTML standard, 2.3.5.5).
    return text[:19] if field.type.widget().kind == "datetime" else text
