"""Alembic ops to Python source, laid out so that a person reads it easily.

Alembic's own renderer does not keep the colons and per cent signs of SQL in constants (its text is compiled once too
often), sorts constraints by their text, and writes long lines. What is rendered here is what our plans consist of.
"""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from dazzle.back.citus import PlacementOp
from dazzle.back.notnull import NotNullOp

WIDTH = 120
INDENT = "    "
QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class Call:
    """A call on its way to text; an argument is a text, or a keyword (or "") with what it gets."""

    function: str
    arguments: tuple["tuple[str, Node]", ...]


Node = str | Call


def call(function: str, *positional: Node, **keywords: Node) -> Call:
    return Call(
        function, (*(("", each) for each in positional), *((f"{key}=", each) for key, each in keywords.items()))
    )


def statements(operations: Iterable[ops.MigrateOperation], indent: str = INDENT) -> str:
    """The body of a block that does this, indented; `pass` for nothing."""
    return "\n".join(laid_out(node(operation), indent) for operation in operations) or f"{indent}pass"


def laid_out(written: Node, indent: str, prefix: str = "", suffix: str = "") -> str:
    """On one line when it fits, else one argument a line."""
    line = f"{indent}{prefix}{_flat(written)}{suffix}"
    if len(line) <= WIDTH:
        return line
    if isinstance(written, str):
        if written[0] not in QUOTES:
            return line
        return "\n".join([f"{indent}{prefix}(", *_pieces(written, indent + INDENT), f"{indent}){suffix}"])
    match written.arguments:
        case ((key, str() as only),) if not key:
            inside = _pieces(only, indent + INDENT) if only[0] in QUOTES else [f"{indent}{INDENT}{only},"]
        case _:
            inside = [laid_out(each, indent + INDENT, key, ",") for key, each in written.arguments]
    return "\n".join([f"{indent}{prefix}{written.function}(", *inside, f"{indent}){suffix}"])


def quoted(text: str) -> str:
    """A string constant, in double quotes unless the text has such."""
    written = repr(text)
    return f'"{written[1:-1]}"' if written[0] == "'" and '"' not in text else written


def _flat(written: Node) -> str:
    if isinstance(written, str):
        return written
    return f"{written.function}({', '.join(key + _flat(each) for key, each in written.arguments)})"


def _pieces(written: str, indent: str) -> list[str]:
    """A string constant on several lines, cut at spaces; Python joins the pieces."""
    quote, body = written[0], written[1:-1]
    room = WIDTH - len(indent) - 2
    cut = textwrap.wrap(body, room, drop_whitespace=False, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}{quote}{piece}{quote}" for piece in cut]


@singledispatch
def node(operation: ops.MigrateOperation) -> Call:
    """The call that makes Alembic do this. TypeError for an op that no plan has."""
    raise TypeError(f"no plan has a {type(operation).__name__}")


@node.register
def _(op: ops.CreateTableOp) -> Call:
    keywords: dict[str, Node] = {} if op.comment is None else {"comment": quoted(op.comment)}
    return call("op.create_table", quoted(op.table_name), *(_item(item) for item in op.columns), **keywords)


@node.register
def _(op: ops.DropTableOp) -> Call:
    return call("op.drop_table", quoted(op.table_name))


@node.register
def _(op: ops.RenameTableOp) -> Call:
    return call("op.rename_table", quoted(op.table_name), quoted(op.new_table_name))


@node.register
def _(op: ops.AddColumnOp) -> Call:
    return call("op.add_column", quoted(op.table_name), _item(op.column))


@node.register
def _(op: ops.DropColumnOp) -> Call:
    return call("op.drop_column", quoted(op.table_name), quoted(op.column_name))


@node.register
def _(op: ops.AlterColumnOp) -> Call:
    keywords: dict[str, Node] = {}
    if op.modify_name is not None:
        keywords["new_column_name"] = quoted(op.modify_name)
    if op.modify_type is not None:
        keywords["type_"] = _type(op.modify_type)
    if op.modify_nullable is not None:
        keywords["nullable"] = repr(op.modify_nullable)
    if op.modify_server_default is not False:
        default = op.modify_server_default
        keywords["server_default"] = "None" if default is None else _text(default)
    if op.modify_comment is not False:
        keywords["comment"] = "None" if op.modify_comment is None else quoted(op.modify_comment)
    if using := op.kw.get("postgresql_using"):
        keywords["postgresql_using"] = quoted(using)
    return call("op.alter_column", quoted(op.table_name), quoted(op.column_name), **keywords)


@node.register
def _(op: ops.CreateTableCommentOp) -> Call:
    return call("op.create_table_comment", quoted(op.table_name), quoted(op.comment or ""))


@node.register
def _(op: ops.DropTableCommentOp) -> Call:
    return call("op.drop_table_comment", quoted(op.table_name))


@node.register
def _(op: ops.CreateIndexOp) -> Call:
    keywords: dict[str, Node] = {"unique": "True"} if op.unique else {}
    if using := op.kw.get("postgresql_using"):
        keywords["postgresql_using"] = quoted(using)
    if (where := op.kw.get("postgresql_where")) is not None:
        keywords["postgresql_where"] = _text(where)
    keywords |= _nulls(op.kw) | _concurrently(op.kw)
    columns = ", ".join(_index_part(part) for part in op.columns)
    return call("op.create_index", quoted(str(op.index_name)), quoted(op.table_name), f"[{columns}]", **keywords)


@node.register
def _(op: ops.DropIndexOp) -> Call:
    keywords: dict[str, Node] = {"table_name": quoted(str(op.table_name)), **_concurrently(op.kw)}
    return call("op.drop_index", quoted(str(op.index_name)), **keywords)


@node.register
def _(op: ops.CreatePrimaryKeyOp) -> Call:
    return call("op.create_primary_key", quoted(str(op.constraint_name)), quoted(op.table_name), _names(op.columns))


@node.register
def _(op: ops.CreateUniqueConstraintOp) -> Call:
    name, table = quoted(str(op.constraint_name)), quoted(op.table_name)
    return call("op.create_unique_constraint", name, table, _names(op.columns), **_nulls(op.kw))


@node.register
def _(op: ops.CreateForeignKeyOp) -> Call:
    keywords: dict[str, Node] = {"ondelete": quoted(op.kw["ondelete"])} if op.kw.get("ondelete") else {}
    keywords |= _not_valid(op.kw)
    return call(
        "op.create_foreign_key",
        quoted(str(op.constraint_name)),
        quoted(op.source_table),
        quoted(op.referent_table),
        _names(op.local_cols),
        _names(op.remote_cols),
        **keywords,
    )


@node.register
def _(op: ops.CreateCheckConstraintOp) -> Call:
    name, table = quoted(str(op.constraint_name)), quoted(op.table_name)
    return call("op.create_check_constraint", name, table, quoted(_sql(op.condition)), **_not_valid(op.kw))


@node.register
def _(op: ops.DropConstraintOp) -> Call:
    keywords: dict[str, Node] = {} if op.constraint_type is None else {"type_": quoted(op.constraint_type)}
    return call("op.drop_constraint", quoted(str(op.constraint_name)), quoted(op.table_name), **keywords)


@node.register
def _(op: ops.ExecuteSQLOp) -> Call:
    return call("op.execute", quoted(_sql(op.sqltext)))


@node.register
def _(op: PlacementOp) -> Call:
    table = quoted(op.table_name)
    if op.column is None:
        return call("citus.replicate", "op", table)
    keywords: dict[str, Node] = {} if op.colocate_with is None else {"colocate_with": quoted(op.colocate_with)}
    return call("citus.distribute", "op", table, quoted(op.column), **keywords)


@node.register
def _(op: NotNullOp) -> Call:
    pairs = (f"({quoted(old)}, {quoted(new)})" for old, new in op.names.items())
    return call("notnull.rename", "op", quoted(op.table_name), *pairs)


def _not_valid(keywords: Mapping[str, object]) -> dict[str, Node]:
    return {"postgresql_not_valid": "True"} if keywords.get("postgresql_not_valid") else {}


def _concurrently(keywords: Mapping[str, object]) -> dict[str, Node]:
    return {"postgresql_concurrently": "True"} if keywords.get("postgresql_concurrently") else {}


def _index_part(part: object) -> str:
    """A column of an index: its name, or its name and the direction."""
    return quoted(part) if isinstance(part, str) else f"sa.text({quoted(_sql(part))})"


def _item(item: object) -> Call:
    """A column or a constraint inside a table."""
    match item:
        case sa.Column():
            return _column(item)
        case sa.PrimaryKeyConstraint():
            return call("sa.PrimaryKeyConstraint", *_column_names(item), name=quoted(str(item.name)))
        case sa.UniqueConstraint():
            return call(
                "sa.UniqueConstraint", *_column_names(item), name=quoted(str(item.name)), **_nulls(item.dialect_kwargs)
            )
        case postgresql.ExcludeConstraint():
            return _exclusion(item)
        case sa.CheckConstraint():
            return call("sa.CheckConstraint", quoted(_sql(item.sqltext)), name=quoted(str(item.name)))
        case sa.ForeignKeyConstraint():
            keywords: dict[str, Node] = {"name": quoted(str(item.name))}
            if item.ondelete:
                keywords["ondelete"] = quoted(item.ondelete)
            targets = [element.target_fullname for element in item.elements]
            return call("sa.ForeignKeyConstraint", _names(item.column_keys), _names(targets), **keywords)
    raise TypeError(f"no plan puts {item!r} into a table")


def _exclusion(constraint: postgresql.ExcludeConstraint) -> Call:
    keywords: dict[str, Node] = {"name": quoted(str(constraint.name)), "using": quoted(constraint.using)}
    if constraint.where is not None:
        keywords["where"] = _text(constraint.where)
    elements = (
        f"({f'sa.column({quoted(name)})' if name else _flat(_text(part))}, {quoted(operator)})"
        for part, name, operator in constraint._render_exprs  # noqa: SLF001 - the only place where they are in order
    )
    return call("postgresql.ExcludeConstraint", *elements, **keywords)


def _nulls(keywords: Mapping[str, object]) -> dict[str, Node]:
    """NULLS NOT DISTINCT, where it is said."""
    return {"postgresql_nulls_not_distinct": "True"} if keywords.get("postgresql_nulls_not_distinct") else {}


def _column(column: sa.Column[Any]) -> Call:
    keywords: dict[str, Node] = {"nullable": repr(column.nullable)}
    if isinstance(column.server_default, sa.DefaultClause):
        keywords["server_default"] = _text(column.server_default.arg)
    if column.comment:
        keywords["comment"] = quoted(column.comment)
    generated: list[Node] = [f"sa.Identity(always={column.identity.always})"] if column.identity else []
    if column.computed is not None:
        # Not left to the server, where 18 makes another kind of it than those before.
        generated.append(call("sa.Computed", quoted(_sql(column.computed.sqltext)), persisted="True"))
    return call("sa.Column", quoted(column.name), _type(column.type), *generated, **keywords)


def _type(type_: TypeEngine[Any]) -> str:
    """The shortest call that makes the type again."""
    match type_:
        case postgresql.JSONB():
            return "postgresql.JSONB()"
        case postgresql.ARRAY():
            return f"postgresql.ARRAY({_type(type_.item_type)})"
        case sa.String() if type_.length is not None:
            return f"sa.{type(type_).__name__}({type_.length})"
        case sa.Double():
            return "sa.Double()"
        case sa.Numeric() if type_.precision is not None:
            return f"sa.Numeric({type_.precision}, {type_.scale or 0})"
    module = "postgresql" if type(type_).__module__.startswith("sqlalchemy.dialects") else "sa"
    return f"{module}.{type_!r}"


def _text(clause: object) -> Call:
    return call("sa.text", quoted(_sql(clause)))


def _sql(clause: object) -> str:
    """SQL as it was given to `sa.text`, its escapes included, and not as a dialect would send it."""
    return clause.text if isinstance(clause, sa.TextClause) else str(clause)


def _names(names: Iterable[object]) -> str:
    return f"[{', '.join(quoted(str(name)) for name in names)}]"


def _column_names(constraint: sa.PrimaryKeyConstraint | sa.UniqueConstraint) -> Iterable[str]:
    return (quoted(column.name) for column in constraint.columns)
