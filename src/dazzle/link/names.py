"""From the author's names to tables and titles."""

import re

MAX_BYTES = 63  # PostgreSQL documentation 4.1.1

# PostgreSQL documentation, appendix C: the key words that are reserved, with or without "can be function or type".
RESERVED = frozenset(
    [
        "all",
        "analyse",
        "analyze",
        "and",
        "any",
        "array",
        "as",
        "asc",
        "asymmetric",
        "authorization",
        "binary",
        "both",
        "case",
        "cast",
        "check",
        "collate",
        "collation",
        "column",
        "concurrently",
        "constraint",
        "create",
        "cross",
        "current_catalog",
        "current_date",
        "current_role",
        "current_schema",
        "current_time",
        "current_timestamp",
        "current_user",
        "default",
        "deferrable",
        "desc",
        "distinct",
        "do",
        "else",
        "end",
        "except",
        "false",
        "fetch",
        "for",
        "foreign",
        "freeze",
        "from",
        "full",
        "grant",
        "group",
        "having",
        "ilike",
        "in",
        "initially",
        "inner",
        "intersect",
        "into",
        "is",
        "isnull",
        "join",
        "lateral",
        "leading",
        "left",
        "like",
        "limit",
        "localtime",
        "localtimestamp",
        "natural",
        "not",
        "notnull",
        "null",
        "offset",
        "on",
        "only",
        "or",
        "order",
        "outer",
        "overlaps",
        "placing",
        "primary",
        "references",
        "returning",
        "right",
        "select",
        "session_user",
        "similar",
        "some",
        "symmetric",
        "system_user",
        "table",
        "tablesample",
        "then",
        "to",
        "trailing",
        "true",
        "union",
        "unique",
        "user",
        "using",
        "variadic",
        "verbose",
        "when",
        "where",
        "window",
        "with",
    ]
)

# PostgreSQL documentation 5.6: columns that every table has already.
SYSTEM_COLUMNS = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})


_BEFORE_LAST_CAPITAL = re.compile(r"([A-Z]+)([A-Z][a-z])")
_BEFORE_CAPITAL = re.compile(r"([a-z0-9])([A-Z])")


def snake_case(name: str) -> str:
    """`LineItem` is `line_item`, `AIJob` is `ai_job`, `HTTPLog2` is `http_log2`."""
    if name.islower():
        return name
    return _BEFORE_CAPITAL.sub(r"\1_\2", _BEFORE_LAST_CAPITAL.sub(r"\1_\2", name)).lower()


def table_name(entity: str, prefix: str = "") -> str:
    """The table of an entity; a reserved word gets an underscore: `SELECT * FROM user` would give the role."""
    name = prefix + snake_case(entity)
    return f"{name}_" if name in RESERVED else name


def title(name: str) -> str:
    """A name as a person reads it: `due_on` is "Due on", `LineItem` is "Line item"."""
    words = snake_case(name).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def folded(text: str) -> str:
    """Any text as a part of a constraint's name: "Ends after start" is `ends_after_start`."""
    return re.sub(r"\W+", "_", snake_case(text)).strip("_") or "rule"


def complaint(name: str) -> str | None:
    """Why a name cannot be a column's or an entity's, None when it can."""
    if len(name.encode()) > MAX_BYTES:
        return f"is longer than {MAX_BYTES} bytes"
    if name.lower() in SYSTEM_COLUMNS:
        return "is a system column of PostgreSQL"
    return None
