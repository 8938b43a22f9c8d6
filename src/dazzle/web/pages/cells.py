"""A field's value as it is shown: formatted once, by its type."""

from dazzle.fieldtypes.base import FieldType
from dazzle.web.pages.parts import Cell
from dazzle.web.pages.tones import tone

KINDS = {
    "number": "number",
    "money": "number",
    "date": "date",
    "datetime": "date",
    "time": "date",
    "select": "badge",
    "textarea": "long",
    "json": "long",
}
MISSING = Cell(text="not set", kind="none")
SECRET = Cell(text="not shown", kind="secret")
BRIEF = 160  # characters of a text in a table


def kind(type_: FieldType) -> str:
    """How values of that type are set: number, date, badge, long or text."""
    return KINDS.get(type_.widget().kind, "text")


def cell(type_: FieldType, value: object) -> Cell:
    """A value of that type, None for one that is not there. References are `reference` below."""
    if value is None:
        return MISSING
    text, how = type_.display(value), kind(type_)
    if how == "badge":
        return Cell(text=text, kind=how, tone=tone(type_.format_text(value)))
    if how == "date":
        return Cell(text=text, kind=how, machine=str(type_.to_json(value)))
    return Cell(text=text, kind=how, url=address(type_, text) if how == "text" else None)


def reference(text: str | None, url: str | None) -> Cell:
    """A row of another entity by its display name; `url` where it has a page."""
    return MISSING if text is None else Cell(text=text, url=url)


def address(type_: FieldType, text: str) -> str | None:
    """Where an e-mail address or a web address leads. Only these schemes: a `javascript:` link would be run."""
    match type_.widget().kind:
        case "email":
            return f"mailto:{text}"
        case "url" if text.lower().startswith(("http://", "https://")):
            return text
    return None


def brief(shown: Cell) -> Cell:
    """The cell in a table, where a long text is cut."""
    if len(shown.text) <= BRIEF:
        return shown
    return Cell(
        text=f"{shown.text[:BRIEF].rstrip()}…", kind=shown.kind, tone=shown.tone, url=shown.url, machine=shown.machine
    )
