"""Names of constraints and indexes: `<kind>_<table>_<what>`, never longer than PostgreSQL keeps."""

import hashlib

LONGEST = 63  # bytes; PostgreSQL cuts what is longer (PostgreSQL documentation 4.1.1), and two names become one
HASH_LENGTH = 8


def primary_key(table: str) -> str:
    return fitted(f"pk_{table}")


def unique(table: str, *columns: str) -> str:
    return fitted("_".join(("uq", table, *columns)))


def foreign_key(table: str, field: str, target: str) -> str:
    return fitted(f"fk_{table}_{field}_{target}")


def index(table: str, *columns: str) -> str:
    return fitted("_".join(("ix", table, *columns)))


def exclusion(table: str, *columns: str) -> str:
    return fitted("_".join(("ex", table, *columns)))


def check(table: str, *words: str) -> str:
    return fitted("_".join(("ck", table, *words)))


def told_apart(name: str, definition: str) -> str:
    """A name for the second thing that would be called `name`, from what makes it another."""
    return _with_hash(name, f"{name}\0{definition}")


def fitted(name: str) -> str:
    """The name, or as much of it as fits with a hash of all of it."""
    return name if len(name.encode()) <= LONGEST else _with_hash(name, name)


def _with_hash(name: str, hashed: str) -> str:
    suffix = "_" + hashlib.sha256(hashed.encode()).hexdigest()[:HASH_LENGTH]
    kept = name.encode()[: LONGEST - len(suffix)].decode(errors="ignore")
    return kept.rstrip("_") + suffix
