import os
import subprocess
import sys

import pytest

from clusters import kill
from dazzle.back.embedded import locks

WAIT = "import sys; print(flush=True); sys.stdin.read()"


def child_with(descriptor: int) -> "subprocess.Popen[bytes]":
    """A process that inherits the descriptor and waits."""
    child = subprocess.Popen(
        [sys.executable, "-c", WAIT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=(descriptor,)
    )
    assert child.stdout is not None
    child.stdout.readline()
    return child


def test_lock_is_not_given_twice(tmp_path):
    held = locks.take(tmp_path / "lock")
    assert locks.take(tmp_path / "lock", timeout=0) is None
    assert locks.take(tmp_path / "lock", shared=True, timeout=0.05) is None
    os.close(held)
    assert locks.free(tmp_path / "lock")


def test_shared_lock_is_given_to_many_and_keeps_the_others_out(tmp_path):
    held = [locks.take(tmp_path / "lock", shared=True, timeout=0) for _ in range(3)]
    assert None not in held
    for descriptor in held:
        assert not locks.free(tmp_path / "lock")
        os.close(descriptor)
    assert locks.free(tmp_path / "lock")


def test_lock_is_held_by_a_child_that_inherited_it_until_it_is_killed(tmp_path):
    held = locks.take(tmp_path / "lock")
    child = child_with(held)
    os.close(held)
    assert not locks.free(tmp_path / "lock")
    kill(child.pid)
    child.communicate()
    assert locks.free(tmp_path / "lock")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a lock")
def test_holders_are_told_with_their_command(tmp_path):
    held = locks.take(tmp_path / "lock", shared=True)
    (holder,) = locks.holders(tmp_path / "lock")
    assert holder.pid == os.getpid()
    assert f"process {os.getpid()}" in str(holder)
    assert locks.has_open(os.getpid(), tmp_path / "lock")
    os.close(held)
    assert locks.holders(tmp_path / "lock") == ()
    assert not locks.has_open(os.getpid(), tmp_path / "lock")


def test_lock_file_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic link"):
        locks.take(tmp_path / "lock")
    assert not (tmp_path / "elsewhere").exists()
