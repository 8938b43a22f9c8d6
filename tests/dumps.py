"""What pg_dump says of schemas, so that two can be compared."""

import re
import subprocess
from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import pairwise
from pathlib import Path

# What stands above each object in a dump; then what belongs to no object.
OBJECT = re.compile(r"^-- Name: .*; Type: (.*); Schema: (.*); Owner: .*$", re.MULTILINE)
BESIDE = re.compile(r"^(SET default_.*|--|-- PostgreSQL database dump complete|\\unrestrict dazzle)?\n?$")
# PostgreSQL 18 names what is NOT NULL, and tells cut names apart by the order in which tables were made.
NOT_NULL = re.compile(r' CONSTRAINT (\w+_not_null\d*|"[^"]+_not_null\d*") NOT NULL')


def dumped(binaries: Path, url: str, schemas: Collection[str]) -> Mapping[str, list[str]]:
    """What is said of each object of each schema, without the schema's name and the order of columns."""
    command = [binaries / "pg_dump", "--schema-only", "--no-owner", "--restrict-key=dazzle", url]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, list[str]] = defaultdict(list)
    heads = [*OBJECT.finditer(text)]
    ends = [head.start() for head in heads] + [len(text)]
    for head, (start, end) in zip(heads, pairwise(ends), strict=True):
        lines = text[start:end].replace(f"{head[2]}.", "").replace(f"Schema: {head[2]};", "").splitlines()
        said = [NOT_NULL.sub(" NOT NULL", line) for line in lines if not BESIDE.match(line)]
        found[head[2]].append("\n".join(sorted(line.rstrip(",") for line in said) if head[1] == "TABLE" else said))
    assert set(schemas) <= {schema for schema, said in found.items() if said}
    return {schema: sorted(found[schema]) for schema in schemas}
