"""Files that are replaced whole, on a real disk."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dazzle import files

WRITES_FOR_EVER = """
import sys
from pathlib import Path
from dazzle import files
place, letter = Path(sys.argv[1]), sys.argv[2].encode()
print("begun", flush=True)
while True:
    files.replace(place, letter * 300_000)
"""


def writer(place: Path, letter: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITES_FOR_EVER, place, letter], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def test_a_reader_sees_one_whole_file_while_several_write_and_are_killed(tmp_path):
    place = tmp_path / "made" / "file"
    processes = [writer(place, letter) for letter in "abc"]
    seen = set()
    try:
        for process in processes:
            until = time.monotonic() + 0.3
            while time.monotonic() < until:
                said = files.content(place, 1 << 20)
                if said is not None:
                    seen.add(said)
            process.send_signal(signal.SIGKILL)
            process.wait()
    finally:
        for process in processes:
            process.kill()
            process.communicate()

    assert seen <= {letter * 300_000 for letter in (b"a", b"b", b"c")}
    files.replace(place, b"after")
    assert files.content(place, 100) == b"after"


def test_what_a_killed_process_left_is_removed_when_it_is_old(tmp_path):
    old, young = tmp_path / ".file.old", tmp_path / ".file.young"
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    files.replace(tmp_path / "file", b"whole")

    assert {each.name for each in tmp_path.iterdir()} == {"file", ".file.young"}


def test_what_another_process_finishes_meanwhile_is_no_mistake(tmp_path, monkeypatch):
    path = tmp_path / "kept"
    (tmp_path / ".kept.other").touch()
    look = Path.lstat

    def late(self):
        if self.name == ".kept.other":
            self.unlink(missing_ok=True)
        return look(self)

    monkeypatch.setattr(Path, "lstat", late)
    files.replace(path, b"whole")
    assert path.read_bytes() == b"whole"


def test_the_owner_alone_may_read_it(tmp_path):
    files.replace(tmp_path / "file", b"")

    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_when_it_cannot_be_written(tmp_path):
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "inside").touch()

    with pytest.raises(IsADirectoryError):
        files.replace(tmp_path / "file", b"whole")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_what_is_no_file_of_reasonable_length_says_nothing(tmp_path):
    (tmp_path / "long").write_bytes(b"12345")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "folder").mkdir()

    assert [files.content(tmp_path / name, 4) for name in ("long", "pipe", "device", "folder", "none")] == [None] * 5
    assert files.content(tmp_path / "long", 5) == b"12345"
