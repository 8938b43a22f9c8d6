"""What the create and the edit page have in common: the form, and reading what was sent with it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from dazzle.fieldtypes.base import Rejected
from dazzle.ir.entity import Entity, Field
from dazzle.ir.expression import Call, Literal
from dazzle.ir.surface import Mode, Section, SurfaceField
from dazzle.web.pages.addresses import Place
from dazzle.web.pages.choices import Choices, choices
from dazzle.web.pages.groups import REQUIRED, asked, missing, owner, values, whole
from dazzle.web.pages.inputs import Group, Input, InputSection, Line, build, shape, text_of
from dazzle.web.pages.parts import Link, Shell
from dazzle.web.pages.site import Site
from dazzle.web.problems import (
    Conflict,
    ConstraintViolated,
    Invalid,
    InvariantViolated,
    Problem,
    Stale,
    TransitionRefused,
)
from dazzle.web.writable import creatable, updatable

# What is answered with the form again; every other problem has a page of its own.
REFUSALS = (Invalid, Conflict, ConstraintViolated, InvariantViolated, TransitionRefused, Stale)
LEGEND = "must be filled in"
VERSION = "_version"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """`problems` is what kept the form from being saved, in the order of its inputs; the inputs keep what was typed.

    `legend` explains the mark of required fields, None where there are none. `hidden` travels along: the version of the
    row the form was filled from, so that a change made meanwhile is noticed.
    """

    shell: Shell
    trail: tuple[Link, ...]
    heading: str
    purpose: str | None
    problems: tuple[Line, ...]
    action: str
    hidden: tuple[tuple[str, str], ...]
    legend: str | None
    sections: tuple[InputSection, ...]
    submit: str
    cancel: str

    template: ClassVar[str] = "form.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One thing that is wrong with what was sent; `field` is an input's name, None where it is not one field's."""

    field: str | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What the inputs hold, by their names, and what is wrong with it."""

    texts: Mapping[str, str]
    wrong: Sequence[Wrong] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a person fills in. `state` is the row's, None for a new one; `demanded` must be filled in here at least."""

    place: Place
    mode: Mode
    sections: tuple[Section, ...]
    state: str | None = None
    moves: tuple[str, ...] = ()
    demanded: frozenset[str] = frozenset()

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(self.place.entity.field(f.name) for section in self.sections for f in section.fields)

    @property
    def asked(self) -> tuple[Field, ...]:
        """What there is an input for: the parts of a field that embeds something, one by one."""
        return tuple(part for field in self.fields for part in asked(field))

    def required(self, field: Field) -> bool:
        """Whether it has to be filled in: a new row gets its default for what is left empty."""
        if self.mode is Mode.EDIT:  # what is sensitive comes empty, and stays as it is when it is sent so
            return field.name in self.demanded or (field.required and not field.sensitive)
        return field.required and field.server_default is None

    async def offered(self, site: Site, field: Field) -> Choices:
        """The choices of a field; a state offers itself and what it may change to."""
        given = await choices(site, field.type)
        states = self.place.entity.states
        if states is None or states.field != field.name:
            return given
        allowed = {states.initial} if self.state is None else {self.state, *self.moves}
        return replace(given, options=tuple(option for option in given.options if option[0] in allowed))


def form(place: Place, mode: Mode, *, state: str | None = None, moves: tuple[str, ...] = ()) -> Form:
    """The form of the surface of that mode; a surface that names no field asks for all of them."""
    surface = place.surfaces[mode]
    declared = surface.sections or (Section(name="main", title=None, fields=place.every_field),)
    sections = (
        Section(name=section.name, title=section.title, fields=asked_for(place.entity, mode, section.fields))
        for section in declared
    )
    return Form(place=place, mode=mode, sections=tuple(s for s in sections if s.fields), state=state, moves=moves)


def asked_for(entity: Entity, mode: Mode, fields: Iterable[SurfaceField]) -> tuple[SurfaceField, ...]:
    """Those a person fills in: what may be written, but for a uuid key, which a new row gets by itself."""
    writable = updatable(entity) if mode is Mode.EDIT else creatable(entity)
    asked = {f.name for f in writable if f.name not in entity.primary_key or f.type.keyword != "uuid"}
    return tuple(field for field in fields if field.name in asked)


async def sections(site: Site, form: Form, filled: Filled) -> tuple[InputSection, ...]:
    """The inputs, with what they hold."""
    found = []
    for section in form.sections:
        inputs: list[Input | Group] = []
        for shown in section.fields:
            field = form.place.entity.field(shown.name)
            if asked(field) == (field,):
                inputs.append(await _input(site, form, filled, shown, field))
                continue
            parts = [
                await _input(site, form, filled, SurfaceField(name=each.name, title=each.title), each)
                for each in asked(field)
            ]
            inputs.append(Group(title=shown.title, required=form.required(field), inputs=tuple(parts)))
        found.append(InputSection(title=section.title, inputs=tuple(inputs)))
    return tuple(found)


async def _input(site: Site, form: Form, filled: Filled, shown: SurfaceField, field: Field) -> Input:
    text, offered = filled.texts.get(field.name, ""), await form.offered(site, field)
    built = build(shown, field, text=text, offered=offered, required=form.required(field))
    return replace(built, problems=tuple(w.message for w in filled.wrong if w.field == field.name))


def summary(form: Form, sections: Sequence[InputSection], filled: Filled) -> tuple[Line, ...]:
    """The lines of the error summary in the order of the inputs, after what belongs to none of them."""
    inputs = [given for section in sections for given in section.every]
    names = {given.name for given in inputs}
    titles = {field.name: f"{field.title}: " for field in form.place.entity.fields}
    general = (Line(message=titles.get(w.field or "", "") + w.message) for w in filled.wrong if w.field not in names)
    named = (Line(message=f"{i.title}: {message}", url=f"#{i.id}") for i in inputs for message in i.problems)
    return (*general, *named)


def refused(problem: Problem) -> list[Wrong]:
    """What a service found wrong with the values."""
    if not problem.errors:
        return [Wrong(field=None, message=problem.detail)]
    return [Wrong(field=error.field.partition("/")[0] or None, message=error.message) for error in problem.errors]


def texts_of(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    """What was sent, by input. Browsers send nothing for an unchecked box, and CRLF for a new line."""
    texts = {}
    for field in form.asked:
        text = sent.get(field.name, "").replace("\r\n", "\n")
        kind = shape(field, Choices())
        text = text if kind == "textarea" and text.strip() else text.strip()
        texts[field.name] = "false" if kind == "checkbox" and not text else text
    return texts


def parsed(form: Form, texts: Mapping[str, str]) -> tuple[dict[str, object], list[Wrong]]:
    """Values of these texts, and what is wrong with the others. An empty text is None, a new row's default left out."""
    found: dict[str, object] = {}
    wrong: list[Wrong] = []
    for name in dict.fromkeys(map(owner, texts)):
        field = form.place.entity.field(name)
        empty = not any(texts.get(one.name) for one in asked(field))
        if empty and form.required(field):
            lacking = [(name, REQUIRED)] if asked(field) == (field,) else missing(field)
            wrong.extend(Wrong(field=one, message=message) for one, message in lacking)
        elif empty and form.mode is Mode.EDIT:
            found[name] = None
        elif not empty:
            value, problems = _value(field, texts)
            wrong.extend(Wrong(field=one, message=message) for one, message in problems)
            found.update({} if problems else {name: value})
    return found, wrong


def _value(field: Field, texts: Mapping[str, str]) -> tuple[object, list[tuple[str, str]]]:
    """The value of a field whose texts are not all empty, and what is wrong with which input."""
    if asked(field) != (field,):
        return whole(field, texts)
    try:
        return field.type.parse_text(texts[field.name]), []
    except Rejected as rejected:
        return None, [(field.name, rejected.message)]


def held(form: Form, record: Mapping[str, object]) -> dict[str, str]:
    """The texts of a row as it is."""
    return {
        one.name: text_of(one, value)
        for field in form.fields
        for one, value in zip(asked(field), values(field, record[field.name]), strict=True)
    }


def initial(field: Field) -> str:
    """What the input of a new row holds: its default, as far as that is known before the row is there."""
    match field.default:
        case Literal(value) if value is not None:
            return field.type.format_text(field.type.from_literal(value))
        case Call("today", ()) if field.type.widget().kind == "date":
            return dt.datetime.now(dt.UTC).date().isoformat()
    return ""
