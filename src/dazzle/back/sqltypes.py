"""SqlType to SQLAlchemy type: the one mapping."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from dazzle.fieldtypes.base import SqlType

TYPES: Mapping[str, Callable[..., TypeEngine[Any]]] = {
    "bigint": sa.BigInteger,
    "boolean": sa.Boolean,
    "bytea": sa.LargeBinary,
    "date": sa.Date,
    "double precision": sa.Double,
    "integer": sa.Integer,
    "interval": sa.Interval,
    "jsonb": postgresql.JSONB,
    "numeric": sa.Numeric,
    "smallint": sa.SmallInteger,
    "text": sa.Text,
    "time": sa.Time,
    "timestamp": sa.DateTime,
    "timestamptz": lambda: sa.DateTime(timezone=True),
    "tsvector": postgresql.TSVECTOR,
    "uuid": sa.Uuid,
    "varchar": sa.String,
}
SPELLINGS: Mapping[str, str] = {
    "character varying": "varchar",
    "float8": "double precision",
    "time without time zone": "time",
    "timestamp with time zone": "timestamptz",
    "timestamp without time zone": "timestamp",
}
ARRAY = "[]"
PRINTED = re.compile(r"(?P<name>[^()\[\]]+)(?:\((?P<arguments>[0-9, ]+)\))?(?P<array>(?:\[\])*)")


@cache
def sqlalchemy_type(described: SqlType) -> TypeEngine[Any]:
    """The SQLAlchemy type; `x[]` is an array of `x`. KeyError for a name that is not listed here.

    The same one each time: what a dialect makes of it, which takes longer than to make it, SQLAlchemy keeps with it.
    """
    name = described.name.lower()
    if name.endswith(ARRAY):
        return postgresql.ARRAY(sqlalchemy_type(SqlType(name.removesuffix(ARRAY), described.arguments)))
    return TYPES[SPELLINGS.get(name, name)](*described.arguments)


def printed_type(text: str) -> SqlType | None:
    """The type that PostgreSQL's `format_type` printed; None for one that is not listed here."""
    found = PRINTED.fullmatch(text)
    if found is None:
        return None
    name = SPELLINGS.get(found["name"], found["name"])
    arguments = tuple(int(each) for each in (found["arguments"] or "").split(",") if each)
    return SqlType(name + found["array"], arguments) if name in TYPES else None
