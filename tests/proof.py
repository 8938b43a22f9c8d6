"""A pytest plugin: what `make proof` proved, as a Markdown table.

pytest -p proof -m hypothesis
"""

import os
from pathlib import Path

import pytest

TABLE = Path(__file__).resolve().parent.parent / "docs" / "proof.md"
HEAD = """\
# Proof

Made by `make proof`: properties, with as many examples as stand here. The usual test run takes fewer. A row
that a run leaves out stays as an earlier one has made it. An example of the parity properties is five applications.

| property | examples | outcome | seconds |
|---|---:|---|---:|
"""

_rows: dict[str, str] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        chosen = getattr(getattr(item, "obj", None), "_hypothesis_internal_use_settings", None)
        if chosen is not None:
            item.user_properties.append(("examples", chosen.max_examples))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" or report.failed:
        name = report.nodeid.replace("|", "\\|")
        _rows[name] = (
            f"| `{name}` | {dict(report.user_properties)['examples']} | {report.outcome} | {report.duration:.0f} |\n"
        )


def pytest_sessionfinish(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ and _rows:
        rows = _kept() | _rows
        TABLE.write_text(HEAD + "".join(rows[name] for name in sorted(rows)))
        session.config.get_terminal_writer().line(f"\n{len(_rows)} properties: see {TABLE.name}")


def _kept() -> dict[str, str]:
    """What was proved before, of tests that are still there: a run of some properties says nothing of the others."""
    lines = TABLE.read_text().splitlines(keepends=True) if TABLE.exists() else []
    rows = {line.split("`")[1]: line for line in lines if line.startswith("| `")}
    return {name: line for name, line in rows.items() if _is_there(name)}


def _is_there(name: str) -> bool:
    path, _, rest = name.partition("::")
    file = TABLE.parent.parent / path
    return file.is_file() and f"def {rest.partition('[')[0]}(" in file.read_text()
