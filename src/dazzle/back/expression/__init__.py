"""Expressions of the IR to SQL text: CHECKs, index predicates, defaults."""

from dazzle.back.expression.sql import NotSqlError, Writer, default_sql, row_sql

__all__ = ["NotSqlError", "Writer", "default_sql", "row_sql"]
