"""SQL that is given to SQLAlchemy as it is."""

import re
from functools import lru_cache

import sqlalchemy as sa

from dazzle.back.quoting import readable

# What SQLAlchemy's text() takes for a parameter, or for the escape of one; a backslash before it makes it mean itself.
PARAMETER = re.compile(r"\\:\w*(?![:\w])|(?<![:\w\\]):\w+(?![:\w])")


@lru_cache(1024)  # a schema says the same of many columns, and each of its texts is never changed
def sql_text(sql: str) -> sa.TextClause:
    """SQL that has no parameters, whatever colons and backslashes its constants have."""
    sql = readable(sql)
    return sa.text(PARAMETER.sub(r"\\\g<0>", sql) if ":" in sql else sql)
