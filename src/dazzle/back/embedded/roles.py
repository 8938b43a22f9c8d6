"""An application's two roles and its database in the embedded cluster."""

import psycopg

from dazzle.back.embedded.cluster import Cluster
from dazzle.back.roles import Names, making, owning, serving_rights, statements

IS_FURNISHED = """
    SELECT EXISTS (
      SELECT FROM pg_database AS d, aclexplode(d.datacl) AS granted
      WHERE d.datname = %(database)s
        AND d.datdba = (SELECT oid FROM pg_roles WHERE rolname = %(owner)s)
        AND granted.grantee = (SELECT oid FROM pg_roles WHERE rolname = %(app)s)
        AND granted.privilege_type = 'CONNECT')
"""


def furnish(cluster: Cluster, label: str) -> Names:
    """Makes what is missing of the application's roles and database; the cluster must be held."""
    names = Names.of(label)
    if not _is_furnished(cluster, names):
        with cluster.locked():
            if not _is_furnished(cluster, names):
                _make(cluster, names)
    return names


def _is_furnished(cluster: Cluster, names: Names) -> bool:
    parameters = {"database": names.database, "owner": names.owner, "app": names.app}
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        row = connection.execute(IS_FURNISHED, parameters).fetchone()
    return row is not None and row[0]


def _make(cluster: Cluster, names: Names) -> None:
    """Each step does nothing when it was done before: a killed process may have left us in the middle."""
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        for statement in statements(names):
            if not statement.inside and not _holds(connection, statement.unless):
                connection.execute(statement.sql.encode())
        for role in (names.owner, names.app):
            connection.execute(making(role, known=True).encode())
        connection.execute(owning(names).encode())
    with psycopg.connect(cluster.url(names.database)) as connection:
        for sql in serving_rights(names):
            connection.execute(sql.encode())


def _holds(connection: psycopg.Connection, query: str | None) -> bool:
    return query is not None and connection.execute(query.encode()).fetchone() is not None
