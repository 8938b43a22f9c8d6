"""Constants and durations, read as what stands beside them."""

from collections.abc import Callable
from decimal import Decimal

from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.time import Time
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir import expression as ir
from dazzle.ir.typed import constant
from dazzle.ir.types import DATE, DURATION, PERIOD, Kind
from dazzle.lang import ast
from dazzle.link.checks import type_mismatch, unknown_value
from dazzle.link.expression.linking import Linking, Typed, Wanted

_READ_BY: dict[Kind, Callable[[], FieldType]] = {
    Kind.DATE: Date,
    Kind.INSTANT: Datetime,
    Kind.TIME: Time,
    Kind.KEY: Uuid,
}


def literal(linking: Linking, node: ast.Literal, wanted: Wanted | None) -> Typed | None:
    value = node.constant
    alone = Typed(ir.Literal(value), constant(value))
    if wanted is None or value is None or isinstance(value, bool):
        return alone
    if isinstance(value, str):
        return _text(linking, node, value, wanted)
    if wanted.assigned and wanted.field is not None:
        return _fitting(linking, node, value, wanted, wanted.field)
    if wanted.type.kind is Kind.MONEY:
        return _fitting(linking, node, value, wanted, Money(wanted.type.currency or Money.currency))
    return alone


def _text(linking: Linking, node: ast.Literal, value: str, wanted: Wanted) -> Typed | None:
    """A text beside something else is one of that, or the two do not compare."""
    kind = wanted.type.kind
    if kind is Kind.ENUM:
        if value in wanted.type.values:
            return Typed(ir.Literal(value), wanted.type)
        return linking.refuse(unknown_value.at(node.span, wanted.name, value, wanted.type.values))
    if kind is Kind.INSTANT and wanted.day and _fits(Date(), value):
        return Typed(ir.Literal(value), DATE)
    if kind in _READ_BY:
        return _fitting(linking, node, value, wanted, _READ_BY[kind]())
    if kind is Kind.TEXT and wanted.field is not None and not wanted.ordered:
        return _fitting(linking, node, value, wanted, wanted.field)
    return Typed(ir.Literal(value), constant(value))


def _fitting(
    linking: Linking, node: ast.Literal, value: str | int | Decimal, wanted: Wanted, type_: FieldType
) -> Typed | None:
    """The constant, unless the type could never hold it."""
    try:
        type_.default(value)
    except Rejected as problem:
        words = f"the type `{type_.written()}`"
        return linking.refuse(type_mismatch.unfitting(node.span, words, problem.message))
    return Typed(ir.Literal(value), wanted.type)


def _fits(type_: FieldType, value: str) -> bool:
    try:
        type_.default(value)
    except Rejected:
        return False
    return True


def duration(linking: Linking, node: ast.Duration, wanted: Wanted | None) -> Typed:
    del linking, wanted
    return Typed(ir.Duration(node.amount, node.unit), DURATION if node.unit in {"min", "h"} else PERIOD)
