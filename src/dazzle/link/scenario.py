"""ast.Scenario and ast.Demo to ir.Scenario."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir import expression as ir
from dazzle.ir.scenario import DemoRow, DemoRows, DemoValue, Scenario, ScenarioEntry
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import bad_demo_value
from dazzle.link.default import moment_of
from dazzle.link.environment import Environment
from dazzle.link.plain import text, title

DEFAULT = "default"  # the scenario of rows that stand alone


def link_scenarios(env: Environment, project: Sequence[ast.Module]) -> tuple[Scenario, ...]:
    """The scenarios by their names, each with the rows that stand alone behind it in its file."""
    found: dict[str, Scenario] = {}
    for module in project:
        last = DEFAULT
        for node in module.declarations:
            match node:
                case ast.Scenario(name=name) if name.text not in found:
                    last = name.text
                    found[last] = _scenario(env, node)
                case ast.Demo(demo=demo):
                    scenario = found.get(last) or Scenario(name=last, title=names.title(last))
                    found[last] = replace(scenario, demo=(*scenario.demo, *_demo(env, demo)))
    return tuple(found.values())


def _scenario(env: Environment, node: ast.Scenario) -> Scenario:
    return Scenario(
        name=node.name.text,
        title=title(node),
        description=text(node.description),
        seed_script=text(node.seed_script),
        entries=tuple(
            ScenarioEntry(persona=persona, start_route=text(entry.start_route), seed_script=text(entry.seed_script))
            for entry in node.entries
            if (persona := env.scope.known(entry.persona, ast.Persona.KIND)) is not None
        ),
        demo=tuple(_demo(env, node.demo)),
        span=node.name.span,
    )


def _demo(env: Environment, nodes: Iterable[ast.DemoRows]) -> Iterator[DemoRows]:
    for node in nodes:
        entity = env.scope.known(node.entity, ast.Entity.KIND)
        if entity is not None:
            own = replace(env, entity=entity)
            yield DemoRows(entity=entity, rows=link_rows(own, node.rows))


def link_rows(env: Environment, rows: Iterable[ast.DemoRow]) -> tuple[DemoRow, ...]:
    """Rows of the environment's entity."""
    return tuple(DemoRow(values=tuple(_values(env, row))) for row in rows)


def _values(env: Environment, row: ast.DemoRow) -> Iterator[DemoValue]:
    """The values that fit their fields; the others are reported."""
    for node in row.values:
        trail = env.follow(node.field)
        if trail.field is None or len(trail.names) != 1:
            continue  # a field that is not there is reported where every name is looked up
        linked = _value(env, node.value, trail.field.type)
        if linked is not None:
            yield DemoValue(field=trail.field.name, value=linked)


def _value(env: Environment, node: ast.Expression, type_: FieldType) -> ir.Expression | None:
    moment = moment_of(env, node, type_)
    if moment is not None:
        return moment
    literal = _literal(node)
    if literal is None:
        env.scope.report(bad_demo_value.at(node.span, type_.keyword, "a value is expected"))
        return None
    complaint = _complaint(type_, literal.value)
    if complaint is not None:
        env.scope.report(bad_demo_value.at(node.span, type_.keyword, complaint))
        return None
    return literal


def _literal(node: ast.Expression) -> ir.Literal | None:
    match node:
        case ast.Literal(constant=value):
            return ir.Literal(value)
        case ast.Unary(operator="-", operand=ast.Literal(constant=int() | Decimal() as value)):
            return ir.Literal(-value)
        case ast.Path(parts=parts):
            return ir.Literal(".".join(part.text for part in parts))
    return None


def _complaint(type_: FieldType, value: str | int | Decimal | bool | None) -> str | None:
    """Why a value is none of the type's. A reference may name its row in any way."""
    if value is None or isinstance(type_, Ref | PolyRef):
        return None
    try:
        if isinstance(value, str) and value:
            type_.parse_text(value)
        else:
            type_.default(value)
    except Rejected as problem:
        return problem.message
    return None
