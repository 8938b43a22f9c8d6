"""Rows of the catalogue as JSON; docs/reference/tables.schema.json describes it.

The rows of equal schemas become the same text, byte for byte: the order of names is the alphabet's everywhere, that of
columns too, for it means nothing in a table.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dazzle.back.migrate.catalogue import Column, Constraint, Extension, Function, Index, Policy, Row, Table, by_table

VERSION = 1
Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
FLAG: Schema = {"type": "boolean"}
TEXTS: Schema = {"type": "array", "items": TEXT}
PERSISTENCE = {"p": "permanent", "u": "unlogged"}
GENERATED = {"": None, "s": "stored", "v": "virtual"}
IDENTITY = {"": None, "a": "always", "d": "by default"}
CONSTRAINTS = {"p": "primary key", "u": "unique", "f": "foreign key", "c": "check", "x": "exclusion"}
COMMANDS = ("ALL", "SELECT", "INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an object: what it means, what may stand there, and where that is in the row."""

    name: str
    says: str
    schema: Schema
    value: Callable[[Any], object]


def _same(name: str, says: str, schema: Schema) -> Key:
    """A key that is called as in the row."""
    return Key(name, says, schema, lambda row: getattr(row, name))


TABLE = (
    _same("comment", "What COMMENT ON TABLE says.", TEXT_OR_NULL),
    Key(
        "persistence",
        "Whether the rows outlive a crash.",
        {"enum": list(PERSISTENCE.values())},
        lambda row: PERSISTENCE[row.persistence],
    ),
    _same("partition_key", "What stands behind PARTITION BY; null for an ordinary table.", TEXT_OR_NULL),
    _same("row_security", "Whether policies decide which rows are seen.", FLAG),
    _same("forced_row_security", "Whether they do so for the table's owner too.", FLAG),
)
PARTS: tuple[tuple[str, type[Row], str, tuple[Key, ...]], ...] = (
    (
        "columns",
        Column,
        "The columns by name; their order means nothing.",
        (
            _same("type", "The type as PostgreSQL prints it.", TEXT),
            _same("nullable", "False for NOT NULL.", FLAG),
            Key("default", "The default as SQL.", TEXT_OR_NULL, lambda row: None if row.generated else row.default),
            Key(
                "generated",
                "How a generated column is kept; null for another.",
                {"enum": list(GENERATED.values())},
                lambda row: GENERATED[row.generated],
            ),
            Key(
                "expression",
                "What a generated column is generated from, as SQL.",
                TEXT_OR_NULL,
                lambda row: row.default if row.generated else None,
            ),
            Key(
                "identity",
                "GENERATED ALWAYS or BY DEFAULT AS IDENTITY.",
                {"enum": list(IDENTITY.values())},
                lambda row: IDENTITY[row.identity],
            ),
            _same("numbering", "What an identity's sequence says, as SQL, where it is not the usual.", TEXT_OR_NULL),
            _same("collation", "The collation where it is not the type's own.", TEXT_OR_NULL),
            _same("comment", "What COMMENT ON COLUMN says.", TEXT_OR_NULL),
        ),
    ),
    (
        "constraints",
        Constraint,
        "Keys, foreign keys, checks and exclusions by name; NOT NULL is with its column.",
        (
            Key("type", "Its kind.", {"enum": list(CONSTRAINTS.values())}, lambda row: CONSTRAINTS[row.type]),
            _same("columns", "The columns it is about; those of a key in the key's order.", TEXTS),
            _same("references", "The table that a foreign key leads to; null for the other kinds.", TEXT_OR_NULL),
            _same("definition", "All of it, as PostgreSQL prints it: actions, deferrability and the rest.", TEXT),
        ),
    ),
    (
        "indexes",
        Index,
        "The indexes by name, without those that are a constraint's.",
        (
            _same("unique", "Whether no two rows may have the same key.", FLAG),
            _same("method", "The access method, btree for most.", TEXT),
            _same("keys", "Columns and expressions in order, with DESC and NULLS where that is not the usual.", TEXTS),
            _same("include", "The columns of INCLUDE.", TEXTS),
            _same("where", "The predicate of a partial index.", TEXT_OR_NULL),
            _same("valid", "False for what a CREATE INDEX CONCURRENTLY that failed left behind.", FLAG),
            _same("definition", "All of it from USING on, as PostgreSQL prints it: operator classes too.", TEXT),
        ),
    ),
    (
        "policies",
        Policy,
        "The policies of row security by name.",
        (
            _same("permissive", "Whether it allows rows; one that does not restricts what others allow.", FLAG),
            _same("command", "What it is for.", {"enum": list(COMMANDS)}),
            _same("roles", "Whom it is for; PUBLIC is everybody.", TEXTS),
            _same("using", "Which rows are seen, as SQL.", TEXT_OR_NULL),
            _same("check", "Which rows may be written, as SQL.", TEXT_OR_NULL),
        ),
    ),
)
FUNCTION = (
    _same("arguments", "Its arguments with their types, as SQL.", TEXT),
    _same("returns", "The type of what it returns.", TEXT),
    _same(
        "body", "The expression that it returns, as SQL; null for a body that PostgreSQL keeps as text.", TEXT_OR_NULL
    ),
    _same("definition", "All of it from the arguments on, as PostgreSQL prints it.", TEXT),
)


def document(rows: Collection[Row]) -> dict[str, object]:
    """The tables of the rows, and what else there is, as plain data."""
    return {
        "version": VERSION,
        "tables": {name: _table(own) for name, own in by_table(rows).items()},
        "functions": _part(
            [replace(row, name=_called(row)) if isinstance(row, Function) else row for row in rows], Function, FUNCTION
        ),
        "extensions": sorted(row.name for row in rows if isinstance(row, Extension)),
    }


def _called(row: Function) -> str:
    """Two functions may have one name, and take other arguments."""
    return f"{row.name}({row.arguments})"


def schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a document. Every key is required and described."""
    parts = {
        name: {"description": says, "type": "object", "additionalProperties": _object(keys)}
        for name, _, says, keys in PARTS
    }
    table = _object(TABLE)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dazzle inspect --schema --format json, dazzle inspect --database --format json",
        "description": "Tables as PostgreSQL prints them: those that the text means, and those that the database has. A"
        " later version of Dazzle may add keys; what changes the meaning of those that are here changes `version`.",
        "type": "object",
        "required": ["version", "tables", "functions", "extensions"],
        "properties": {
            "version": {"description": "The version of this description.", "const": VERSION},
            "tables": {
                "description": "The tables by name.",
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "required": [*table["required"], *parts],
                    "properties": {**table["properties"], **parts},
                },
            },
            "functions": {
                "description": "The functions that work with their owner's rights (SECURITY DEFINER), which policies"
                " call to see what their caller may not; by name and arguments.",
                "type": "object",
                "additionalProperties": _object(FUNCTION),
            },
            "extensions": {**TEXTS, "description": "The extensions by name, but for plpgsql, which is always there."},
        },
    }


def _table(rows: Collection[Row]) -> dict[str, object]:
    (own,) = (row for row in rows if isinstance(row, Table))
    return {**_data(own, TABLE), **{name: _part(rows, kind, keys) for name, kind, _, keys in PARTS}}


def _part(rows: Collection[Row], kind: type[Row], keys: Collection[Key]) -> Mapping[str, object]:
    named = {row.name: row for row in rows if isinstance(row, kind)}
    return {name: _data(named[name], keys) for name in sorted(named)}


def _data(row: Row, keys: Collection[Key]) -> dict[str, object]:
    return {key.name: key.value(row) for key in keys}


def _object(keys: Collection[Key]) -> Schema:
    return {
        "type": "object",
        "required": [key.name for key in keys],
        "properties": {key.name: {"description": key.says, **key.schema} for key in keys},
    }
