"""Expressions of the IR to SQL text: CHECKs, index predicates, defaults."""

from dazzle.back.expression.sql import NotSqlError, default_sql, row_sql

__all__ = ["NotSqlError", "default_sql", "row_sql"]
