"""A pytest plugin: what `make proof` proved, as a Markdown table.

pytest -p proof -m hypothesis
"""

import os
from pathlib import Path

import pytest

TABLE = Path(__file__).resolve().parent.parent / "docs" / "proof.md"
HEAD = """\
# Proof

Made by `make proof`: every property of the tests, with as many examples as stand here. The usual test run takes fewer.

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
        TABLE.write_text(HEAD + "".join(_rows[name] for name in sorted(_rows)))
        session.config.get_terminal_writer().line(f"\n{len(_rows)} properties: see {TABLE.name}")
