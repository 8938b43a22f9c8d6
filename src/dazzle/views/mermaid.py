"""An entity diagram as text that Mermaid draws (mermaid.js.org/syntax/entityRelationshipDiagram.html).

Written for the lexer of Mermaid 11, which takes keywords, comments and directions wherever it finds them, inside quotes
too. What it could misread is written as `#37;`, the character's number, which Mermaid draws as the character.
"""

import re
from collections.abc import Iterator

from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Field
from dazzle.views.diagram import Diagram, Edge, Node, diagram
from dazzle.views.selection import Selection
from dazzle.views.text import is_telling
from dazzle.views.view import Screen, View

# Words that mean something to Mermaid at the start of a statement or between two entities.
RESERVED = frozenset(
    {
        "accdescr",
        "acctitle",
        "class",
        "classdef",
        "direction",
        "end",
        "erdiagram",
        "many",
        "o",
        "one",
        "only",
        "optionally",
        "style",
        "subgraph",
        "title",
        "to",
        "u",
        "zero",
    }
)

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ATTRIBUTE = re.compile(r"[A-Za-z_\u00c0-\uffff][A-Za-z0-9_\u00c0-\uffff]*")
_KEY_WORD = re.compile(r"(pk|fk|uk)(?![A-Za-z0-9_])", re.IGNORECASE)
_TYPE = re.compile(r"[a-z_]+(\([A-Za-z0-9,]+\))?")
_DIRECTION = re.compile(r"(direction)\s", re.IGNORECASE)


def _render(selection: Selection, screen: Screen) -> str:
    del screen
    return "\n".join(_lines(diagram(selection)))


def _lines(shown: Diagram) -> Iterator[str]:
    yield "erDiagram"
    for node in shown.nodes:
        yield from _entity(node)
    for edge in shown.edges:
        yield f"  {_relation(edge)}"
    if any(node.dashed for node in shown.nodes):
        yield "  classDef dashed stroke-dasharray:5 3"


def _entity(node: Node) -> Iterator[str]:
    title = f"[{_quoted(f'{node.entity.title} ({node.key})')}]" if is_telling(node.entity) else ""
    head = f"  {_name(node.key)}{title}{':::dashed' if node.dashed else ''}"
    if not node.fields:
        yield head
        return
    yield head + " {"
    for field in node.fields:
        yield f"    {_attribute(field, node)}"
    yield "  }"


def _attribute(field: Field, node: Node) -> str:
    single = {unique.fields[0] for unique in node.entity.uniques if len(unique.fields) == 1}
    marks = (
        "PK" if field.name in node.entity.primary_key else "",
        "FK" if isinstance(field.type, Ref) else "",
        "UK" if field.name in single and (field.name,) != node.entity.primary_key else "",
    )
    keys = ", ".join(mark for mark in marks if mark)
    return f"{_type(field)} {_attribute_name(field.name)}" + (f" {keys}" if keys else "")


def _type(field: Field) -> str:
    """The type without spaces, of which Mermaid allows none; a reference has the type of the key it refers to."""
    kind = field.type.key if isinstance(field.type, Ref) and field.type.key is not None else field.type
    text = kind.written().replace(" ", "")
    return text if _TYPE.fullmatch(text) else kind.keyword


def _attribute_name(name: str) -> str:
    return name if _ATTRIBUTE.fullmatch(name) and not _KEY_WORD.match(name) else f"`{name}`"


def _relation(edge: Edge) -> str:
    target = "||" if edge.required else "|o"
    source = "o|" if edge.unique else "o{"
    line = "--" if edge.enforced else ".."
    return f"{_name(edge.target)} {target}{line}{source} {_name(edge.source)} : {_quoted(edge.field)}"


def _name(name: str) -> str:
    return name if _PLAIN_NAME.fullmatch(name) and name.lower() not in RESERVED else f'"{name}"'


def _quoted(text: str) -> str:
    """The text in quotes, on one line, without what Mermaid would take for something else."""
    plain = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    safe = "".join(c if c.isalnum() or c in " _-.,()/'" else f"#{ord(c)};" for c in plain)
    return '"' + _DIRECTION.sub(r"\1#32;", safe) + '"'


VIEW = View("mermaid", (".mmd", ".mermaid"), _render)
