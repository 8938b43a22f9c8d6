"""AppSpec to MetaData: the schema as SQLAlchemy describes it. One module for each part of a table."""

from dazzle.back.metadata.build import build_metadata
from dazzle.back.metadata.parts import Part, tables_of
from dazzle.back.metadata.sqltext import sql_text

__all__ = ["Part", "build_metadata", "sql_text", "tables_of"]
