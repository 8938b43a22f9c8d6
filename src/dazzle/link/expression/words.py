"""Words and paths: fields, values of enums, context values, moments, texts."""

from collections.abc import Iterator

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.fieldtypes.derived import Derived
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.ir import expression as ir
from dazzle.ir.entity import Field
from dazzle.ir.functions import BY_NAME, CONTEXT, FUNCTIONS, Place
from dazzle.ir.types import ANY, BOOL, KEY, TEXT, Kind, Type, of_field
from dazzle.lang import ast
from dazzle.link.checks import bad_path, unknown_value, unknown_word
from dazzle.link.environment import Trail
from dazzle.link.expression.linking import Linking, Typed, Wanted


def path(linking: Linking, node: ast.Path, wanted: Wanted | None) -> Typed | None:
    env = linking.env
    if env.names and (given := env.names.get(".".join(part.text for part in node.parts))) is not None:
        return Typed(ir.Given(".".join(part.text for part in node.parts)), given)
    if node.branch is not None and not _may_branch(linking, node, node.branch):
        return None
    trail = env.follow(node)
    if trail.field is not None:
        return _field(linking, node, trail, wanted)
    if trail.computed is not None:
        branch = node.branch.text if node.branch is not None else None
        return Typed(ir.FieldPath(trail.names, branch, computed=True), trail.computed)
    if trail.lost is None:
        return None
    meant = _meaning(linking, node, wanted)
    return meant if meant is not None else linking.refuse(_lost(linking, node, trail, trail.lost, wanted))


def _field(linking: Linking, node: ast.Path, trail: Trail, wanted: Wanted | None) -> Typed | None:
    assert trail.field is not None
    type_ = trail.field.type
    found = of_field(type_)
    if found.kind is Kind.LIST:
        return linking.refuse(_no_value(node, trail.field))
    if wanted is not None and wanted.type.kind is Kind.ENUM and found.kind not in {Kind.ENUM, Kind.TEXT}:
        # A field of another kind cannot be meant where a value of the enum is called the same.
        word = node.parts[0].text
        if len(node.parts) == 1 and word in wanted.type.values:
            return Typed(ir.Literal(word), wanted.type)
    branch = node.branch.text if node.branch else None
    first = linking.env.own.get(trail.names[0])
    embedded = len(trail.names) > 1 and first is not None and isinstance(first.type, Embeds)
    computed = isinstance(type_, Derived)
    return Typed(ir.FieldPath(trail.names, branch, computed=computed, embedded=embedded), found, type_)


def _no_value(node: ast.Path, field: Field) -> Diagnostic:
    if isinstance(field.type, Embeds):
        return bad_path.several_fields(node.span, field.name)
    return bad_path.many_rows(node.span, field.name)


def _may_branch(linking: Linking, node: ast.Path, branch: ast.Name) -> bool:
    """Whether the entity in the brackets is one that the poly_ref may lead to."""
    env, first = linking.env, node.parts[0]
    if env.scope.entity(branch) is None:
        return False
    field = env.own.get(first.text)
    if field is None:
        return True  # it is told that there is no such field
    if not isinstance(field.type, PolyRef):
        linking.report(bad_path.no_branches(branch, first.text))
        return False
    if field.type.targets and branch.text not in field.type.targets:
        linking.report(bad_path.unknown_branch(branch, first.text, field.type.targets))
        return False
    return True


def _meaning(linking: Linking, node: ast.Path, wanted: Wanted | None) -> Typed | None:
    """What a word that is no field means, None when it means nothing."""
    env = linking.env
    parts = env.own_parts(node)
    first = parts[0].text
    if first in CONTEXT and len(parts) <= 2:
        return Typed(ir.ContextValue(first, parts[1].text if len(parts) > 1 else None), ANY)
    if len(node.parts) > 1:
        return None
    function = BY_NAME.get(first)
    if function is not None and function.word and (env.condition or function.place is Place.ANYWHERE):
        return Typed(ir.Call(first), function.result if isinstance(function.result, Type) else BOOL)
    if first == "self":
        return _self(linking)
    if wanted is None:
        return None
    if wanted.type.kind is Kind.ENUM and first in wanted.type.values:
        return Typed(ir.Literal(first), wanted.type)
    if env.condition and wanted.type.kind in {Kind.TEXT, Kind.ANY}:
        return Typed(ir.Literal(first), TEXT)
    return None


def _self(linking: Linking) -> Typed | None:
    """The row itself: its key, where that is a uuid called `id`."""
    key = linking.env.own.get("id")
    if key is None or of_field(key.type) != KEY:
        return None
    return Typed(ir.FieldPath((key.name,)), Type(Kind.KEY, entity=linking.env.entity), key.type)


def _lost(linking: Linking, node: ast.Path, trail: Trail, lost: ast.Name, wanted: Wanted | None) -> Diagnostic:
    """What is said of a word that means nothing."""
    if trail.entity is None and trail.last is not None:
        return _no_way_on(node, trail.last, lost)
    env = linking.env
    alone = len(node.parts) == 1
    kind = wanted.type.kind if wanted is not None and alone else None
    if wanted is not None and kind is Kind.ENUM and wanted.type.values:
        return unknown_value.at(lost.span, wanted.name, lost.text, wanted.type.values)
    entity = trail.entity or env.entity
    known = (*env.known(entity), *(env.names if alone else ()))
    words = tuple(_words(linking)) if alone else ()
    told = unknown_word.at(lost, entity, known, words, text=kind in {None, Kind.TEXT, Kind.ANY})
    if wanted is not None and kind is Kind.TEXT and not told.fixes:
        return unknown_word.unquoted(lost, wanted.name)
    return told


def _no_way_on(node: ast.Path, last: Field, lost: ast.Name) -> Diagnostic:
    """What is said of a word behind a field that leads to no entity."""
    match last.type:
        case PolyRef(targets=targets):
            return bad_path.needs_branch(lost, last.name, targets)
        case Derived():
            return bad_path.many_rows(node.span, last.name)
    return bad_path.no_reference(lost, last.name)


def _words(linking: Linking) -> Iterator[str]:
    """The words of the language that mean something here."""
    yield from CONTEXT
    for function in FUNCTIONS:
        if function.word and (linking.env.condition or function.place is Place.ANYWHERE):
            yield function.name
