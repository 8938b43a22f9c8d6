"""Revision files as a history, without running them."""

import subprocess
import sys
from pathlib import Path

import pytest

from dazzle import seal
from dazzle.back.migrate import readings
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.entity import Owner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "framework").mkdir()
    (tmp_path / "project").mkdir()
    return tmp_path


def write(folder: Path, revision: str, down: object = None, **more: object) -> None:
    lines = [f'"""step {revision}."""', f"revision: str = {revision!r}", f"down_revision = {down!r}"]
    lines += [f"{name} = {value!r}" for name, value in more.items()]
    lines += ["import nothing_that_exists", "raise SystemExit"]
    (folder / f"{revision}.py").write_text("\n".join(lines))


def history(folder: Path) -> History:
    return History(folder / "project", "shop", folder / "framework")


def test_parents_come_first_when_ordered(folder: Path) -> None:
    write(folder / "project", "a", "b", phase="contract")
    write(folder / "project", "b", "c")
    write(folder / "project", "c", depends_on="z", branch_labels=("shop",))
    write(folder / "framework", "z", "y")
    write(folder / "framework", "y", branch_labels=("dazzle",))
    made = history(folder)
    assert [revision.id for revision in made.revisions] == ["y", "z", "c", "b", "a"]
    assert [revision.phase for revision in made.revisions] == ["expand"] * 4 + ["contract"]
    assert made.heads == {"a", "z"}
    assert str(made.head_of(Owner.PROJECT)) == "a (step a)"
    assert made.owner_of("z") is Owner.FRAMEWORK
    assert [revision.id for revision in made.framework_alone().revisions] == ["y", "z"]


def test_what_others_rest_upon_is_applied_when_only_they_are_recorded(folder: Path) -> None:
    write(folder / "framework", "z")
    write(folder / "project", "a", depends_on="z")
    write(folder / "project", "b", "a")
    made = history(folder)
    assert made.applied({"a"}) == {"a", "z"}
    assert [revision.id for revision in made.pending({"a"})] == ["b"]
    assert made.pending({"b"}) == ()
    assert made.unknown({"b", "q"}) == ("q",)


def test_both_branches_are_applied_when_a_merge_is(folder: Path) -> None:
    write(folder / "project", "a")
    write(folder / "project", "b", "a")
    write(folder / "project", "c", "a")
    with pytest.raises(MigrationError, match="2 heads") as refused:
        history(folder).head_of(Owner.PROJECT)
    assert "alembic merge" in str(refused.value.help)
    write(folder / "project", "d", ("b", "c"))
    assert history(folder).pending({"d"}) == ()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a": ("a", "q")}, "follows the revision q"),
        ({"a": ("a", "b"), "b": ("b", "a")}, "in a circle"),
        ({"a": ("a", None), "b": ("a", None)}, "two revision files"),
    ],
)
def test_history_is_refused_when_the_files_make_none(folder: Path, files: dict[str, tuple], said: str) -> None:
    for name, (revision, down) in files.items():
        text = f"revision = {revision!r}\ndown_revision = {down!r}\n"
        (folder / "project" / f"{name}.py").write_text(text)
    with pytest.raises(MigrationError, match=said):
        _ = history(folder).revisions


@pytest.mark.parametrize("text", ["revision = ", "revision = 'a\0'"])
def test_file_is_named_when_it_cannot_be_read(folder: Path, text: str) -> None:
    (folder / "project" / "broken.py").write_text(text)
    with pytest.raises(MigrationError, match=r"broken\.py cannot be read"):
        _ = history(folder).revisions


STEPS = """
from dazzle.back.steps import concurrently, step

def upgrade():
    with step(op, revision, "one"):
        op.execute("SELECT 1")
    with concurrently(op, revision, "ix_a"), concurrently(op, revision, "ix_b", drop=True):
        pass
    for n in range(2):
        with step(op, revision, f"part {n}"):
            pass
"""


def test_attributes_are_read_with_their_places(folder: Path) -> None:
    write(
        folder / "project",
        "a",
        acknowledge={"drop-column": "unused since 3.2"},
        irreversible="the rows are gone",
        statements={"fill": "", "fill more": "UPDATE item SET n = 1"},
        expand="b",
    )
    with (folder / "project" / "a.py").open("a") as file:
        file.write(STEPS)
    (found,) = history(folder).revisions
    assert found.acknowledge == {"drop-column": "unused since 3.2"}
    assert found.irreversible == "the rows are gone"
    assert found.statements == {"fill": "", "fill more": "UPDATE item SET n = 1"}
    assert found.expand == "b"
    assert found.steps == ("one", "build ix_a", "drop ix_b", "f'part {n}'")
    assert found.place("statements", "fill more") == "a.py, line 6"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("down_revision = f()", r"x\.py, line 2: `down_revision` is a name, or several in brackets, and not f\(\)"),
        ("phase = 'expnd'", "`phase` is one of expand, contract, data, and not 'expnd'"),
        ("keep = 1", "`keep` is a name, or several in brackets, and not 1"),
        ("acknowledge = ['drop-column']", "`acknowledge` is reasons by guard"),
        ("acknowledge = {'drop-column': None}", "`acknowledge` is reasons by guard"),
        ("irreversible = True", "`irreversible` is the reason, as a text, and not True"),
        ("irreversible = ' '", "`irreversible` is the reason, as a text"),
        ("statements = {'fill': ['a']}", "`statements` is SQL by what it does"),
        ("expand = ('a',)", "`expand` is the id of a revision"),
        (STEPS.replace('"one"', "f'part {n}'"), "two steps are called `f'part {n}'`"),
        (f"{STEPS}    op.drop_table('item')\n", "line 13: `op.drop_table` is in no step"),
    ],
)
def test_place_is_named_when_an_attribute_is_wrong(folder: Path, line: str, said: str) -> None:
    (folder / "project" / "x.py").write_text(f"revision = 'x'\n{line}\n")
    with pytest.raises(MigrationError, match=said):
        _ = history(folder).revisions


def test_both_files_are_named_when_a_branch_begins_twice(folder: Path) -> None:
    for id_ in ("a", "b"):
        text = f"revision = {id_!r}\ndown_revision = None\nbranch_labels = ('shop',)\n"
        (folder / "project" / f"{id_}.py").write_text(text)
    with pytest.raises(MigrationError, match=r"`shop` begins twice: in a\.py and in b\.py"):
        _ = history(folder).revisions


def test_other_files_do_not_count_when_they_are_no_revisions(folder: Path) -> None:
    (folder / "project" / "notes.py").write_text("a = 1\n")
    (folder / "project" / "notes.txt").write_text("revision = 'a'\n")
    assert history(folder).revisions == ()
    assert History(folder / "missing", "shop", folder / "missing").revisions == ()


def test_beginning_of_an_id_is_enough_when_it_is_the_only_one(folder: Path) -> None:
    write(folder / "project", "abc1")
    write(folder / "project", "abc2", "abc1")
    made = history(folder)
    assert made.resolve("abc1", Owner.PROJECT).id == "abc1"
    for prefix in ("abc", "x"):
        with pytest.raises(MigrationError):
            made.resolve(prefix, Owner.PROJECT)


def test_neither_alembic_nor_sqlalchemy_is_imported_when_asking_for_the_state() -> None:
    loaded = "import sys; print(sorted({'alembic', 'sqlalchemy'} & set(sys.modules)))"
    code = f"import dazzle.back.migrate.state; {loaded}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_was_read_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    (tmp_path / "project").mkdir()
    write(
        tmp_path / "project", "a", keep=("ix",), acknowledge={"slug": "why"}, statements={"fill": ""}, irreversible="so"
    )
    anew = History(tmp_path / "project", "shop")
    assert History(tmp_path / "project", "shop", root=tmp_path).revisions == anew.revisions
    monkeypatch.setattr(readings, "read", lambda *_: pytest.fail("a file was read anew"))
    again = History(tmp_path / "project", "shop", root=tmp_path)
    assert again.revisions == anew.revisions
    assert [each.lines for each in again.revisions] == [each.lines for each in anew.revisions]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 100])
def test_readings_that_are_damaged_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    whole = History(None, "shop", root=tmp_path)
    assert whole.revisions
    kept = tmp_path / seal.FOLDER / readings.NAME
    before = kept.read_bytes()
    kept.write_bytes(damage)
    assert whole.reread().revisions == whole.revisions
    assert kept.read_bytes() == before
