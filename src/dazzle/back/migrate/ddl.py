"""Tables to the SQL that creates them, with the functions and policies that decide who sees their rows."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, SetColumnComment, SetTableComment

from dazzle.back import rowsecurity
from dazzle.back.migrate.catalogue import Policy
from dazzle.back.quoting import DIALECT, identifier
from dazzle.back.rowsecurity import Function, RowSecurity


def creating(metadata: sa.MetaData, tables: Collection[str], functions: Collection[str] | None = None) -> Iterator[str]:
    """The statements that create these tables of the MetaData, each after those it refers to, then what is circular.

    Before them what has to be installed, where there is a table at all; after them the functions, all or those that
    are named, and the policies, which may call them.
    """
    wanted = [table for table in metadata.sorted_tables if table.name in tables]
    yield from map(extension_sql, extensions_of(metadata) if wanted else ())
    for table in wanted:
        yield text(CreateTable(table))
        for index in in_order(table):
            yield text(CreateIndex(index))
        yield from map(text, comments(table))
    for table in wanted:
        for constraint in circular(table):
            yield text(AddConstraint(constraint, isolate_from_table=False))
    for function in functions_of(metadata):
        if functions is None or function.name in functions:
            yield function_sql(function)
    for table in wanted:
        yield from security(table)


def comments(table: sa.Table) -> Iterator[SetTableComment | SetColumnComment]:
    """What puts a table's comments on it and on its columns."""
    if table.comment:
        yield SetTableComment(table)
    yield from (SetColumnComment(column) for column in table.columns if column.comment)


def in_order(table: sa.Table) -> list[sa.Index]:
    """A table's indexes by name: SQLAlchemy keeps them as a set."""
    return sorted(table.indexes, key=lambda index: str(index.name))


def in_table(table: sa.Table) -> list[sa.Constraint]:
    """A table's constraints: keys, then foreign keys, then checks, each by name; SQLAlchemy keeps them as a set."""
    kinds = (
        sa.PrimaryKeyConstraint,
        sa.UniqueConstraint,
        ExcludeConstraint,
        sa.ForeignKeyConstraint,
        sa.CheckConstraint,
    )
    return sorted(table.constraints, key=lambda each: (kinds.index(type(each)), str(each.name)))


def circular(table: sa.Table) -> list[sa.ForeignKeyConstraint]:
    """The foreign keys that are added when all tables are there."""
    return sorted(
        (constraint for constraint in table.foreign_key_constraints if constraint.use_alter),
        key=lambda constraint: str(constraint.name),
    )


def text(statement: CreateTable | CreateIndex | AddConstraint | SetTableComment | SetColumnComment) -> str:
    """The statement as SQL, without what ends it."""
    # Not laid out anew: a constant may hold tabs and line ends of its own.
    return str(statement.compile(dialect=DIALECT)).strip()


def extensions_of(metadata: sa.MetaData) -> tuple[str, ...]:
    found: tuple[str, ...] = metadata.info.get("extensions", ())
    return found


def functions_of(metadata: sa.MetaData) -> tuple[Function, ...]:
    """Each after those that it calls."""
    found: tuple[Function, ...] = metadata.info.get("functions", ())
    return found


def policies_of(table: sa.Table) -> tuple[Policy, ...]:
    """The table's policies, for everybody, with the text's own SQL."""
    found: RowSecurity | None = table.info.get("row_security")
    return tuple(
        Policy(table.name, each.name, each.permissive, each.command, _for(each), each.using, each.check)
        for each in (() if found is None else found.policies)
    )


def extension_sql(name: str) -> str:
    """Into `public`, and not into the first schema of the path, which may be one that is rolled back."""
    return f"CREATE EXTENSION IF NOT EXISTS {identifier(name)} SCHEMA public"


def function_sql(function: Function) -> str:
    """The function, whose body PostgreSQL reads now, with the path of today; afterwards no path changes what it means.

    An empty one is set all the same: what is SECURITY DEFINER should not run with a caller's (PostgreSQL
    documentation, CREATE FUNCTION, "Writing SECURITY DEFINER Functions Safely").
    """
    arguments = ", ".join(f"{identifier(name)} {type_}" for name, type_ in function.arguments)
    how = "STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = ''" if function.definer else "STABLE PARALLEL SAFE"
    return (
        f"CREATE FUNCTION {identifier(function.name)}({arguments}) RETURNS {function.returns} LANGUAGE sql"
        f" {how} RETURN {function.body}"
    )


def _for(policy: rowsecurity.Policy) -> tuple[str, ...]:
    return ("CURRENT_USER",) if policy.owner else ("PUBLIC",)


def policy_sql(row: Policy) -> str:
    return f"CREATE POLICY {identifier(row.name)} ON {identifier(row.table)} {row.definition}".rstrip()


def enabling(table: sa.Table) -> Iterator[str]:
    """What holds everybody to the table's policies, its owner too; nothing for a table without row security."""
    if table.info.get("row_security") is not None:
        yield f"ALTER TABLE {identifier(table.name)} ENABLE ROW LEVEL SECURITY"
        yield rowsecurity.forcing(table.name, forced=True)


def security(table: sa.Table) -> Iterator[str]:
    """Row security and the policies."""
    yield from enabling(table)
    yield from map(policy_sql, policies_of(table))
