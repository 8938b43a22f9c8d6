"""The embedded cluster for root, for an ordinary user, and where the one meets the other's folders."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import without_namespaces
from clusters import NOBODY, SYSTEM_PYTHON, Holder, as_nobody, wait_until_stopped
from dazzle.back.embedded import Cluster, account
from dazzle.back.embedded.account import Way
from dazzle.back.embedded.binaries import locate
from dazzle.diagnostics.errors import ClusterError

ROOT = os.geteuid() == 0
WITHOUT_NAMESPACES = (sys.executable, without_namespaces.__file__)

needs_root = pytest.mark.skipif(not ROOT or sys.platform != "linux", reason="only root becomes another user")


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that every user can reach, unlike pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="dazzle-account-"))
    made.chmod(0o755)
    yield made
    Cluster(made).stop(force=True)
    shutil.rmtree(made)


def owners(root: Path) -> set[int]:
    """Whom the files belong to, once the server is gone."""
    wait_until_stopped(Cluster(root).folder)
    return {path.lstat().st_uid for path in (root / ".dazzle" / "postgres").rglob("*")}


def test_ordinary_user_runs_the_server_as_himself(folder):
    if ROOT:
        os.chown(folder, NOBODY, NOBODY)
    holder = as_nobody(folder) if ROOT else Holder(folder)
    assert holder.said().startswith("postgresql://")
    holder.let_go()
    assert owners(folder) == {NOBODY if ROOT else os.geteuid()}


@needs_root
def test_files_stay_roots_and_no_mode_above_changes_when_root_runs_the_server(folder):
    folder.chmod(0o700)
    holder = Holder(folder)
    assert holder.said().startswith("postgresql://")
    holder.let_go()
    assert owners(folder) == {0}
    assert folder.stat().st_mode & 0o777 == 0o700


@needs_root
def test_root_on_the_folder_of_somebody_leaves_it_usable_for_them(folder):
    os.chown(folder, NOBODY, NOBODY)
    as_nobody(folder).let_go()
    wait_until_stopped(Cluster(folder).folder)
    root = Holder(folder)
    assert root.said().startswith("postgresql://")
    root.let_go()
    assert owners(folder) == {NOBODY}
    again = as_nobody(folder)
    assert again.said().startswith("postgresql://")
    again.let_go()


@needs_root
def test_root_and_owner_of_the_folder_share_one_server(folder):
    os.chown(folder, NOBODY, NOBODY)
    first = as_nobody(folder)
    url = first.said()
    second = Holder(folder)
    assert second.said() == url
    first.let_go()
    second.let_go()


@needs_root
def test_root_gives_the_folder_to_an_unprivileged_account_where_namespaces_are_forbidden(folder):
    holder = Holder(folder, prefix=WITHOUT_NAMESPACES)
    assert holder.said().startswith("postgresql://")
    holder.let_go()
    found = owners(folder)
    assert len(found) == 1
    assert found != {0}


@needs_root
def test_data_of_roots_move_to_the_account_where_namespaces_are_forbidden(folder):
    Holder(folder).let_go()
    wait_until_stopped(Cluster(folder).folder)
    holder = Holder(folder, prefix=WITHOUT_NAMESPACES)
    assert holder.said().startswith("postgresql://")
    holder.let_go()
    assert 0 not in owners(folder)


@needs_root
def test_root_says_what_to_do_where_namespaces_are_forbidden_and_nobody_reaches_the_folder(folder):
    folder.chmod(0o700)
    holder = Holder(folder, prefix=WITHOUT_NAMESPACES)
    said = holder.said()
    assert said.startswith("refused: PostgreSQL cannot be run here")
    assert "DATABASE_URL" in said
    holder.let_go()


@needs_root
def test_programs_below_a_private_home_are_copied_where_the_account_can_reach_them(folder, tmp_path):
    home, package = tmp_path / "home", locate({}).parents[1]
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, home / part.name, symlinks=True, ignore=shutil.ignore_patterns("include"))
    home.chmod(0o700)
    os.chown(folder, NOBODY, NOBODY)
    (folder / ".dazzle" / "postgres").mkdir(mode=0o700, parents=True)
    os.chown(folder / ".dazzle" / "postgres", NOBODY, NOBODY)
    holder = Holder(folder, variables={"DAZZLE_PG_BIN": str(home / package.name / "pginstall" / "bin")})
    assert holder.said().startswith("postgresql://")
    assert Cluster(folder).folder.programs().is_relative_to(folder)
    holder.let_go()


@needs_root
def test_user_without_a_name_gets_one_in_a_namespace(folder):
    os.chown(folder, 54321, 54321)
    prefix = ("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups")
    holder = Holder(folder, prefix=prefix, python=SYSTEM_PYTHON)
    assert holder.said().startswith("postgresql://")
    holder.let_go()
    assert owners(folder) == {54321}


def test_folder_of_root_is_refused_to_an_ordinary_user_in_one_sentence(folder):
    (folder / ".dazzle").mkdir()
    if not ROOT:
        (folder / ".dazzle").chmod(0o500)
    holder = as_nobody(folder) if ROOT else Holder(folder)
    said = holder.said()
    assert said.startswith("refused: the embedded database cannot keep its data in")
    assert "DATABASE_URL" in said
    holder.let_go()


@needs_root
def test_choice_of_the_account_follows_the_folder(folder):
    cluster = Cluster(folder)
    cluster.folder.make()
    assert account.choose(cluster.folder).way is Way.NAMESPACE
    os.chown(cluster.folder.path, NOBODY, NOBODY)
    chosen = account.choose(cluster.folder)
    assert (chosen.user, chosen.way) == (NOBODY, Way.DROP)
    os.chown(cluster.folder.path, 54321, 54321)
    with pytest.raises(ClusterError, match="54321"):
        account.choose(cluster.folder)


def test_reach_is_told_by_owner_and_mode(tmp_path):
    home = tmp_path / "home"
    (home / "project").mkdir(parents=True)
    home.chmod(0o700)
    assert account.reachable(home / "project", os.geteuid())
    assert not account.reachable(home / "project", os.geteuid() + 1)
