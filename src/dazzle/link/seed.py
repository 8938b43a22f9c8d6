"""`seed:` and `bulk:`."""

from collections.abc import Container, Mapping

from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.ir.entity import Field
from dazzle.ir.seed import Seed, SeedField
from dazzle.ir.trait import Bulk
from dazzle.lang import ast
from dazzle.link.checks import repeated_name, unsuitable_seed
from dazzle.link.constraint import is_stored
from dazzle.link.environment import Environment
from dazzle.link.plain import truth, whole, word, words
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape

IMPORTED = frozenset({"all", "true", "import"})
EXPORTED = frozenset({"all", "true", "export"})
GENERATED_KEYS = ("uuid", "int", "bigint")  # of these, a key is made by the database
YEARS = range(2024, 2028)  # every kind of year: four of them have one 29 February


def link_seed(env: Environment, made: Shape) -> Seed | None:
    node = made.first(ast.Seed)
    if node is None:
        return None
    seed = Seed(
        strategy=word(node.strategy) or "rolling_window",
        window_start=_whole(node.window_start, -1),
        window_end=_whole(node.window_end, 3),
        month_anchor=_whole(node.month_anchor, 1),
        match_field=word(node.match_field),
        fields=tuple(SeedField(field=each.field.text, template=each.template.value) for each in node.fields),
    )
    _check_templates(env, node, seed)
    if not made.node.lost:  # what it seems to lack may stand in a line that could not be read
        _check_rows(env, node, seed, tuple(field.name for field in made.key))
    return seed


def _check_templates(env: Environment, node: ast.Seed, seed: Seed) -> None:
    """Each field has one template, which is a value of its type in every year."""
    first: dict[str, ast.Name] = {}
    for written, made in zip(node.fields, seed.fields, strict=True):
        if (other := first.setdefault(made.field, written.field)) is not written.field:
            env.scope.report(repeated_name.at(written.field, other))
        elif made.field in env.own and is_stored(env.own[made.field]):
            _check_template(env.scope, written.template, made, env.own[made.field].type)


def _check_rows(env: Environment, node: ast.Seed, seed: Seed, key: tuple[str, ...]) -> None:
    """There is a row, it has all that it needs, and it is known again."""
    report, own = env.scope.report, env.own
    templates = {each.field: each for each in seed.fields}
    if seed.window_start > seed.window_end:
        report(unsuitable_seed.empty_window(node.span, seed.window_start, seed.window_end))
    if node.match_field is not None and node.match_field.text in own:
        matching = templates.get(node.match_field.text)
        if matching is None or not matching.varies:
            report(unsuitable_seed.not_known_again(node.match_field, seeded=matching is not None))
    for name in _missing(own, templates, key):
        report(unsuitable_seed.missing(node.span, name, env.entity))


def _check_template(scope: Scope, template: ast.String, made: SeedField, type_: FieldType) -> None:
    for text in (made.text(year) for year in YEARS):
        if (reason := _reason(text, type_)) is not None:
            scope.report(unsuitable_seed.unreadable(template.span, text, type_.written(), reason))
            return


def _reason(text: str, type_: FieldType) -> str | None:
    """Why a text is none of the type's values, None when it is one."""
    try:
        type_.parse_text(text)
    except Rejected as problem:
        return problem.message
    return None if text else "It is empty."


def _missing(own: Mapping[str, Field], seeded: Container[str], key: tuple[str, ...]) -> list[str]:
    """The fields that every row has, and that neither the seed nor the database fills in."""
    return [
        field.name
        for field in own.values()
        if field.required and field.name not in seeded and field.given_by is None and is_stored(field)
        if field.default is None and field.automatic is None
        if key != (field.name,) or field.type.keyword not in GENERATED_KEYS
    ]


def link_bulk(node: ast.Bulk | None) -> Bulk | None:
    """None where nothing is read or written in bulk."""
    if node is None:
        return None
    ways = set(words(node.bulk))
    made = Bulk(
        imports=truth(node.import_) or bool(ways & IMPORTED),
        exports=truth(node.export) or bool(ways & EXPORTED),
        formats=words(node.formats) or ("csv",),
    )
    return made if made.imports or made.exports else None


def _whole(node: ast.Literal | None, otherwise: int) -> int:
    found = whole(node)
    return otherwise if found is None else found
