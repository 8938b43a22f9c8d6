"""Rows for the tables of any application, through plain SQL: of references what is there, of all else what fits.

populate(connection, spec, seed)    rows in every table that takes some; how many there are
contents(connection)                what is in the columns of all tables, by their keys
"""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal as Number
from random import Random

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from dazzle.back.metadata import build_metadata
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.str import Str
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Storage

EACH = 4  # rows that are tried
TRIES = 3  # of each, with other values
DAY = dt.date(2026, 1, 1)
WORDS = "abcdefghijklmnopqrstuvwxyz"
# By what a column refers to: the columns here and there.
KEYS = """
    SELECT c.confrelid::regclass::text,
        (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(id, n)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.id),
        (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k(id, n)
            JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.id)
    FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = %s::regclass ORDER BY cardinality(c.conkey), c.conname
"""
# The columns that are not generated, and those of the primary key, of all tables but the bookkeeping's.
TABLES = """
    SELECT c.relname::text, array_agg(a.attname::text ORDER BY a.attname),
        array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attname),
        (SELECT array_agg(b.attname::text ORDER BY k.n) FROM pg_constraint p
            CROSS JOIN unnest(p.conkey) WITH ORDINALITY k(id, n)
            JOIN pg_attribute b ON b.attrelid = p.conrelid AND b.attnum = k.id
            WHERE p.contype = 'p' AND p.conrelid = c.oid)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname !~ '^(_dazzle|alembic)_'
        AND a.attgenerated = ''
    GROUP BY c.oid, c.relname
"""


def cells(kind: FieldType, number: int, random: Random) -> tuple[object, ...]:
    """A value of the type by its columns; of one type, no two numbers have the same, where there are so many."""
    match kind:
        case Ref(key=key) if key is not None:
            return cells(key, number, random)
        case PolyRef(targets=targets):
            return random.choice(targets or ("Anything",)), uuid.UUID(int=number)
        case Embeds(parts=parts):
            return tuple(cell for part in parts for cell in cells(part.type, number, random))
        case Array(item=item):
            return ([cells(item, number + each, random)[0] for each in range(random.randint(0, 2))],)
        case Enum(values=values):
            return (random.choice(values),)
        case Str(length=length):
            return (f"{WORDS[number % 26]}{number}"[:length],)
        case Decimal(precision=precision, scale=scale):
            return (Number(number % 10**precision).scaleb(-scale),)
    return _PLAIN[kind.keyword](number)


_PLAIN: Mapping[str, object] = {
    "text": lambda n: (f"text {n}",),
    "int": lambda n: (n,),
    "bigint": lambda n: (n,),
    "float": lambda n: (n / 2,),
    "bool": lambda n: (n % 2 == 0,),
    "date": lambda n: (DAY + dt.timedelta(n),),
    "datetime": lambda n: (dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC) + dt.timedelta(n),),
    "time": lambda n: (dt.time(8 + n % 12, n % 60),),
    "uuid": lambda n: (uuid.UUID(int=n),),
    "json": lambda n: (Jsonb({"n": n}),),
    "email": lambda n: (f"a{n}@b.example",),
    "url": lambda n: (f"https://a.example/{n}",),
    "slug": lambda n: (f"slug-{n}",),
    "timezone": lambda n: (("Europe/Vienna", "UTC", "Asia/Kathmandu")[n % 3],),
    "file": lambda n: (f"folder/{n}.pdf",),
    "bytes": lambda n: (bytes([n % 256]),),
    "money": lambda n: (n * 100, "EUR"),
}


def stored(spec: AppSpec) -> list[Entity]:
    """The entities with a table, each after those it refers to."""
    ranks = {table.name: rank for rank, table in enumerate(build_metadata(spec).sorted_tables)}
    return sorted((each for each in spec.entities if each.storage is Storage.TABLE), key=lambda e: ranks[e.table_name])


def populate(connection: psycopg.Connection, spec: AppSpec, seed: int) -> tuple[int, int]:
    """How many rows there are now, and how many were tried; the same for the same seed.

    For one who is above row security.
    """
    random = Random(seed)
    there = tried = 0
    takes = tables(connection)
    for entity in stored(spec):
        keys = connection.execute(KEYS, (f'"{entity.table_name}"',)).fetchall()
        for number in range(1, EACH + 1):
            tried += 1
            there += any(
                _inserted(connection, entity, takes[entity.table_name][0], keys, number, random) for _ in range(TRIES)
            )
    return there, tried


def _inserted(
    connection: psycopg.Connection, entity: Entity, takes: Collection[str], keys: Sequence, number: int, random: Random
) -> bool:
    row: dict[str, object] = {}
    for field in entity.fields:
        names = [each.name for each in field.type.columns(field.name)]
        if not names or field.automatic or (not field.required and random.random() < 0.3):
            continue
        row |= dict(zip(names, cells(field.type, number + 7 * random.randint(0, 2), random), strict=True))
    for target, here, there in keys:
        row |= _chosen(connection, target, dict(zip(here, there, strict=True)), row, random)
    row = {name: cell for name, cell in row.items() if name in takes}
    statement = sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})").format(
        sql.Identifier(entity.table_name),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join([sql.Placeholder()] * len(row)),
    )
    try:
        with connection.transaction():
            connection.execute(statement, list(row.values()))
    except (psycopg.errors.IntegrityError, psycopg.DataError):
        return False
    return True


def _chosen(
    connection: psycopg.Connection, target: str, pairs: Mapping[str, str], row: Mapping[str, object], random: Random
) -> dict[str, object]:
    """What a foreign key refers to: a row that is there, of the tenant that is chosen already."""
    if not any(name in row for name in pairs) and "tenant_id" not in pairs and random.random() < 0.5:
        return {}
    names = sql.SQL(", ").join(map(sql.Identifier, pairs.values()))
    listed = sql.SQL("SELECT {} FROM {} ORDER BY {}").format(names, sql.SQL(target), names)
    found = [dict(zip(pairs, each, strict=True)) for each in connection.execute(listed).fetchall()]
    tenant = row.get("tenant_id")
    found = [each for each in found if tenant is None or each.get("tenant_id", tenant) == tenant]
    return random.choice(found) if found else dict.fromkeys(name for name in pairs if name != "tenant_id")


def tables(connection: psycopg.Connection) -> dict[str, tuple[dict[str, str], list[str]]]:
    """The columns that are not generated, with their types, and the primary key, of each table."""
    return {
        name: (dict(zip(names, kinds, strict=True)), key)
        for name, names, kinds, key in connection.execute(TABLES).fetchall()
    }


Contents = dict[str, dict[tuple[str, ...], dict[str, tuple[str, str | None]]]]


def contents(connection: psycopg.Connection) -> Contents:
    """Of each table by the key of its rows: the type and the value of each column, as text."""
    found: Contents = {}
    for table, (kinds, key) in tables(connection).items():
        texts = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name in kinds)
        rows = connection.execute(sql.SQL("SELECT {} FROM {}").format(texts, sql.Identifier(table))).fetchall()
        named = [dict(zip(kinds, row, strict=True)) for row in rows]
        found[table] = {
            tuple(str(row[name]) for name in key): {name: (kinds[name], row[name]) for name in kinds} for row in named
        }
    return found
