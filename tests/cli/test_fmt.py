"""`dazzle fmt` on files, folders, projects and standard input, as a shell or an editor runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dazzle.cli.app import run
from dazzle.project import formatting

UGLY = b"\xef\xbb\xbfentity  Kite \"Kite\" :\r\n\tid:uuid pk\r\n\ttag: str( 12 )='x'   # the tail\r\n"
LAID_OUT = b"entity Kite \"Kite\":\n  id: uuid pk\n  tag: str(12) = 'x'  # the tail\n"
BROKEN = b'entity Kite "Kite":\n  id: uuid pk\n  wing: enum[delta\n  tag: text\n'
NO_SENSE = b"entity Kite:\n  what   is this\n"


def dazzle(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dazzle", "fmt", *arguments], cwd=folder, input=given, capture_output=True, check=False
    )


@pytest.fixture
def project(tmp_path) -> Path:
    """A project of three texts: one to lay out, one laid out, one whose lines cannot be told apart."""
    folder = tmp_path / "shop"
    (folder / "dsl" / "more").mkdir(parents=True)
    (folder / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    (folder / "dsl" / "a.dsl").write_bytes(UGLY)
    (folder / "dsl" / "b.dsl").write_bytes(LAID_OUT)
    (folder / "dsl" / "more" / "c.dsl").write_bytes(NO_SENSE)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_project_is_laid_out_from_any_folder_below_it_and_only_what_changes_is_written(project):
    laid_out = project / "dsl" / "b.dsl"
    os.utime(laid_out, (1, 1))

    done = dazzle(project / "dsl" / "more")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"formatted dsl/a.dsl\nformatted dsl/more/c.dsl\n3 files: 2 formatted, 1 unchanged\n"
    assert contents(project / "dsl") == {
        "a.dsl": LAID_OUT,
        "b.dsl": LAID_OUT,
        "more/c.dsl": b"entity Kite:\n  what is this\n",
    }
    assert laid_out.stat().st_mtime == 1


def test_check_and_diff_write_nothing(project):
    before = contents(project)

    checked, shown, both = dazzle(project, "--check"), dazzle(project, "--diff"), dazzle(project, "--check", "--diff")

    assert contents(project) == before
    assert (checked.returncode, shown.returncode, both.returncode) == (1, 0, 1)
    assert checked.stdout.splitlines()[0] == b"would format dsl/a.dsl"
    assert b"--- dsl/more/c.dsl\n+++ dsl/more/c.dsl\n@@ -1,2 +1,2 @@\n entity Kite:\n-  what   is" in shown.stdout
    assert both.stdout == shown.stdout


def test_a_diff_can_be_applied(tmp_path):
    old, new = tmp_path / "a.dsl", b'a "x"\n' * 20 + b"b: c\n"
    old.write_bytes(b'a  "x"\n' + b'a "x"\n' * 19 + b"b :c")

    shown = dazzle(tmp_path, "--diff", "a.dsl")

    assert b"\\ No newline at end of file" in shown.stdout
    subprocess.run(["git", "apply", "-p0", "-"], cwd=tmp_path, input=shown.stdout, check=True)
    assert old.read_bytes() == new


def test_check_is_content_when_everything_is_laid_out(project):
    dazzle(project)

    done = dazzle(project, "--check")

    assert (done.returncode, done.stdout) == (0, b"3 files: 3 unchanged\n")


def test_a_folder_stands_for_its_texts_and_each_is_done_once(project):
    (project / "dsl" / ".hidden.dsl").write_bytes(UGLY)

    done = dazzle(project.parent, "shop/dsl", "shop/dsl/a.dsl", "shop/dsl/../dsl/a.dsl")

    assert done.stdout.splitlines()[-1] == b"3 files: 2 formatted, 1 unchanged"
    assert (project / "dsl" / ".hidden.dsl").read_bytes() == UGLY


def test_what_cannot_be_read_is_said_and_the_others_are_done(project):
    (project / "latin.dsl").write_bytes(b'app a "K\xfcche"\n')
    (project / "empty").mkdir()
    (project / "broken.dsl").write_bytes(BROKEN)

    done = dazzle(project, "latin.dsl", "gone.dsl", "empty", "broken.dsl", "dsl/a.dsl")

    said = done.stderr.decode()
    assert done.returncode == 1
    assert "error: `latin.dsl` is not UTF-8 text: byte 0xfc at offset 8, in line 1" in said
    assert "error: `gone.dsl` cannot be read: No such file or directory" in said
    assert "error: `empty` is a folder without a .dsl file" in said
    assert "error[unclosed-bracket]" in said
    assert " --> broken.dsl:3:13" in said
    assert done.stdout == b"formatted dsl/a.dsl\n5 files: 1 formatted, 1 with mistakes, 3 not read\n"
    assert (project / "broken.dsl").read_bytes() == BROKEN
    assert (project / "dsl" / "a.dsl").read_bytes() == LAID_OUT


def test_standard_input_goes_to_standard_output(tmp_path):
    done, again = dazzle(tmp_path, "-", given=UGLY), dazzle(tmp_path, "-", given=LAID_OUT)

    assert (done.returncode, done.stdout, done.stderr) == (0, LAID_OUT, b"")
    assert again.stdout == LAID_OUT


@pytest.mark.parametrize(("given", "why"), [(BROKEN, b"--> <stdin>:3:13"), (b"\xff", b"`<stdin>` is not UTF-8")])
def test_standard_input_that_cannot_be_laid_out_gives_nothing(tmp_path, given, why):
    done = dazzle(tmp_path, "-", given=given)

    assert (done.returncode, done.stdout) == (1, b"")
    assert why in done.stderr


def test_standard_input_is_checked_and_compared(tmp_path):
    assert dazzle(tmp_path, "-", "--check", given=LAID_OUT).returncode == 0
    assert dazzle(tmp_path, "-", "--check", given=UGLY).returncode == 1
    assert dazzle(tmp_path, "-", "--diff", given=NO_SENSE).stdout.startswith(b"--- <stdin>\n+++ <stdin>\n")
    assert dazzle(tmp_path, "-", given=b"").stdout == b""


@pytest.mark.parametrize("line", [["-", "a.dsl"], ["-", "-"], ["--nonsense"]])
def test_a_wrong_line_exits_with_2(tmp_path, line):
    assert dazzle(tmp_path, *line).returncode == 2


def test_without_a_project_it_says_so(tmp_path):
    done = dazzle(tmp_path)

    assert done.returncode == 1
    assert b"not a Dazzle project" in done.stderr


def test_json_has_every_file_and_nothing_beside_it(project):
    (project / "dsl" / "broken.dsl").write_bytes(BROKEN)
    (project / "dsl" / "latin.dsl").write_bytes(b"\xff")

    done = dazzle(project, "--check", "--diff", "--json")

    data = json.loads(done.stdout)
    assert (done.returncode, done.stderr, data["written"]) == (1, b"", False)
    assert [(each["path"], each["status"], each["error"]) for each in data["files"]] == [
        ("dsl/a.dsl", "changed", None),
        ("dsl/b.dsl", "unchanged", None),
        ("dsl/broken.dsl", "refused", None),
        ("dsl/latin.dsl", "unreadable", "`dsl/latin.dsl` is not UTF-8 text: byte 0xff at offset 0, in line 1"),
        ("dsl/more/c.dsl", "changed", None),
    ]
    assert [(each["rule"], each["file"], each["line"]) for each in data["diagnostics"]] == [
        ("unclosed-bracket", "dsl/broken.dsl", 3)
    ]
    assert list(data["diffs"]) == ["dsl/a.dsl", "dsl/more/c.dsl"]


def test_json_from_standard_input_holds_the_text(tmp_path):
    done, refused = dazzle(tmp_path, "-", "--json", given=UGLY), dazzle(tmp_path, "-", "--json", given=BROKEN)

    assert json.loads(done.stdout)["text"].encode() == LAID_OUT
    assert json.loads(refused.stdout)["text"] is None


def test_the_mode_of_a_file_and_a_link_to_it_stay(tmp_path):
    file, link = tmp_path / "a.dsl", tmp_path / "linked" / "b.dsl"
    file.write_bytes(UGLY)
    file.chmod(0o640)
    link.parent.mkdir()
    link.symlink_to("../a.dsl")

    assert dazzle(tmp_path, "linked/b.dsl").returncode == 0

    assert link.is_symlink()
    assert file.read_bytes() == LAID_OUT
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.dsl", "linked"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_file_stays_with_whom_it_belongs_to(tmp_path):
    file = tmp_path / "a.dsl"
    file.write_bytes(UGLY)
    os.chown(file, 12345, 54321)

    assert dazzle(tmp_path, "a.dsl").returncode == 0

    assert file.read_bytes() == LAID_OUT
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 54321)


def test_a_file_that_may_not_be_written_stays(tmp_path, monkeypatch, capsys):
    file = tmp_path / "a.dsl"
    file.write_bytes(UGLY)
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert run(["fmt", str(file)]) == 1

    assert file.read_bytes() == UGLY
    assert f"`{file}` cannot be written: Permission denied" in capsys.readouterr().err


def test_a_text_that_would_mean_something_else_stays_and_is_our_mistake(tmp_path, monkeypatch, capsys):
    file = tmp_path / "a.dsl"
    file.write_bytes(UGLY)
    monkeypatch.setattr(formatting, "same_meaning", lambda before, after: before.text == after.text)

    assert run(["fmt", str(file)]) == 3

    assert file.read_bytes() == UGLY
    assert "which is a mistake in Dazzle" in capsys.readouterr().err
