"""Identifiers as SQL, quoted where they must be and bare where people read them."""

import re

from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.base import RESERVED_WORDS

# Reserved (PostgreSQL documentation, appendix C), and not known as such to SQLAlchemy, which writes them bare: a column
# of such a name could not be created. The set is the one that all its PostgreSQL dialects ask.
RESERVED_WORDS |= {"collation", "concurrently", "lateral", "system_user", "tablesample"}
# The types of these names are others than those that are written without quotes (documentation 8.3, format_type).
RESERVED_WORDS |= {"bit", "char"}

# A paramstyle without per cent signs: those of the SQL stay single, as the server is to see them.
DIALECT = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]
QUOTED = re.compile(r"""(?P<constant>'(?:[^']|'')*')|"(?P<name>(?:[^"]|"")+)\"""")


def identifier(name: str) -> str:
    """A name as SQL, quoted where it must be."""
    return DIALECT.identifier_preparer.quote(name)


def readable(sql: str) -> str:
    """The SQL without the quotes that its identifiers do not need; string constants stay as they are."""
    return QUOTED.sub(lambda found: found["constant"] or identifier(found["name"].replace('""', '"')), sql)
