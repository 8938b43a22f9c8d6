"""An entity as a box: its name, and a row for each field."""

from collections.abc import Iterator
from dataclasses import dataclass

from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Entity, Field, Owner
from dazzle.views.diagram import Node
from dazzle.views.layout.graph import Box, Point
from dazzle.views.measure import shortened, text_width
from dazzle.views.text import PLACES, is_telling
from dazzle.views.xml import element, text

HEAD, ROW, FOOT = 34, 20, 6
PADDING, MARK, GAP = 10, 22, 16
NAME_SIZE, ROW_SIZE, SMALL_SIZE = 14, 12, 11
LONGEST_NAME, LONGEST_TYPE = 300, 180
NARROWEST = 120
RADIUS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """`mark` is PK, FK, UK or nothing; `said` is the whole of it, for those who ask."""

    mark: str
    name: str
    type: str
    said: str


@dataclass(frozen=True, slots=True)
class EntityBox:
    node: Node
    name: str
    says: str
    rows: tuple[Row, ...]
    box: Box

    def port(self, field: str) -> int:
        """How far below the top the row of a field is; the lower end of the head where there is no such row."""
        names = [each.name for each in self.node.fields]
        return HEAD + ROW * names.index(field) + ROW // 2 if field in names else HEAD - FOOT

    def drawn(self, corner: Point, width: int, colour: int) -> str:
        x, y = corner
        height = self.box.height
        kind = f"entity c{colour}" + (" dashed" if self.node.dashed else "")
        frame = {"class": "box", "x": x, "y": y, "width": width, "height": height, "rx": RADIUS}
        return element(
            "g",
            {"class": kind},
            element("title", {}, text(_about(self.node.entity))),
            element("rect", frame),
            element("path", {"class": "head", "d": _head(x, y, width, open_below=bool(self.rows))}),
            *self._words(x, y, x + width - PADDING),
        )

    def _words(self, x: int, y: int, right: int) -> Iterator[str]:
        base = y + HEAD // 2 + 5
        yield element("text", {"class": "name", "x": x + PADDING, "y": base}, text(self.name))
        if self.says:
            yield element("text", {"class": "says", "x": right, "y": base, "text-anchor": "end"}, text(self.says))
        for number, row in enumerate(self.rows):
            line = y + HEAD + ROW * number + 14
            words = [element("title", {}, text(row.said))]
            if row.mark:
                words.append(element("text", {"class": "mark", "x": x + PADDING, "y": line}, row.mark))
            words.append(element("text", {"x": x + PADDING + MARK, "y": line}, text(row.name)))
            kind = {"class": "type", "x": right, "y": line, "text-anchor": "end"}
            yield element("g", {}, *words, element("text", kind, text(row.type)))


def entity_box(node: Node) -> EntityBox:
    name = shortened(node.key, NAME_SIZE, LONGEST_NAME, bold=True)
    says = shortened(node.entity.title, SMALL_SIZE, LONGEST_TYPE) if is_telling(node.entity) else ""
    rows = tuple(_row(field, node) for field in node.fields)
    widths = [
        text_width(name, NAME_SIZE, bold=True) + (GAP + text_width(says, SMALL_SIZE) if says else 0),
        *(MARK + text_width(row.name, ROW_SIZE) + GAP + text_width(row.type, SMALL_SIZE) for row in rows),
    ]
    height = HEAD + (ROW * len(rows) + FOOT if rows else 0)
    return EntityBox(node, name, says, rows, Box(max(NARROWEST, 2 * PADDING + max(widths)), height, HEAD))


def _row(field: Field, node: Node) -> Row:
    perhaps = "" if field.required else "?"
    kind = f"{field.type.keyword} {field.type.entity}" if isinstance(field.type, Ref) else field.type.written()
    said = f"{field.name}: {field.type.written()}" + ("" if field.required else " (may be empty)")
    return Row(
        _mark(field, node),
        shortened(field.name, ROW_SIZE, LONGEST_NAME),
        shortened(kind, SMALL_SIZE, LONGEST_TYPE) + perhaps,
        said,
    )


def _mark(field: Field, node: Node) -> str:
    if field.name in node.entity.primary_key:
        return "PK"
    if isinstance(field.type, Ref | PolyRef):
        return "FK" if isinstance(field.type, Ref) else ""
    return "UK" if field.unique else ""


def _about(entity: Entity) -> str:
    """Who is it, and where are its rows."""
    place = PLACES[entity.storage].format(entity=entity)
    owner = ", the framework's" if entity.owner is Owner.FRAMEWORK else ""
    return f"{entity.title}: {place}{owner}" + (f". {entity.intent}" if entity.intent else "")


def _head(x: int, y: int, width: int, *, open_below: bool) -> str:
    """The outline of the head, whose upper corners are round, and the lower ones where nothing is below."""
    right, bottom = x + width, y + HEAD
    top = f"M{x} {y + RADIUS}a{RADIUS} {RADIUS} 0 0 1 {RADIUS} {-RADIUS}H{right - RADIUS}"
    corner = f"a{RADIUS} {RADIUS} 0 0 1 {RADIUS} {RADIUS}"
    if open_below:
        return f"{top}{corner}V{bottom}H{x}Z"
    below = f"a{RADIUS} {RADIUS} 0 0 1 {-RADIUS} {RADIUS}H{x + RADIUS}a{RADIUS} {RADIUS} 0 0 1 {-RADIUS} {-RADIUS}Z"
    return f"{top}{corner}V{bottom - RADIUS}{below}"
