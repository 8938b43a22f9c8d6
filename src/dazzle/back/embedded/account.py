"""Who PostgreSQL runs as: it refuses the superuser, and initdb refuses a user whom the system has no name for."""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from dazzle.back.embedded.folder import USE_ANOTHER, Folder
from dazzle.diagnostics.errors import ClusterError

if sys.platform != "win32":
    import pwd

CLONE_NEWUSER = 0x10000000  # linux/sched.h
UNPRIVILEGED = ("postgres", "_postgres", "nobody")
X_OWNER, X_OTHER = 0o100, 0o001


class Way(Enum):
    AS_IS = auto()
    NAMESPACE = auto()
    DROP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who the server's files belong to, and how this process comes to run as one that PostgreSQL accepts."""

    user: int
    group: int
    way: Way

    def assume(self, folder: Folder) -> None:
        """Makes this process run as the account, for good; to be called before there are threads."""
        if self.way is Way.NAMESPACE:
            _enter_namespace()
        elif self.way is Way.DROP:
            if folder.path.stat().st_uid == 0:
                for path in _tree(folder.path):
                    os.chown(path, self.user, self.group, follow_symlinks=False)
            os.setgroups([])
            os.setgid(self.group)
            os.setuid(self.user)


def choose(folder: Folder) -> Account:
    """Who is to run PostgreSQL on the folder; ClusterError when nobody can.

    Root on a folder of somebody else becomes that user. Otherwise a private user namespace, in which we have an
    ordinary name: files stay ours, no mode is changed, no account is made. Where namespaces are forbidden, root gives
    the folder to an existing unprivileged account, if it can come there.
    """
    user, owner = os.geteuid(), folder.path.stat()
    if user == 0 and owner.st_uid != 0:
        if not _has_name(owner.st_uid):
            raise _refused(f"`{folder.path}` belongs to the user id {owner.st_uid}, which has no name on this system")
        return Account(user=owner.st_uid, group=owner.st_gid, way=Way.DROP)
    if user != 0 and _has_name(user):
        return Account(user=user, group=os.getegid(), way=Way.AS_IS)
    if _namespace_works():
        return Account(user=user, group=os.getegid(), way=Way.NAMESPACE)
    if user != 0:
        raise _refused(f"the user id {user} has no name on this system")
    found = next((account for account in _accounts() if reachable(folder.path, account.pw_uid)), None)
    if found is None:
        raise _refused(
            f"this process is root, user namespaces are forbidden, and no ordinary account can reach `{folder.path}`"
        )
    return Account(user=found.pw_uid, group=found.pw_gid, way=Way.DROP)


def reachable(path: Path, user: int) -> bool:
    """Whether the user may enter every folder above the path, by owner and mode alone."""
    return all(_may_enter(parent, user) for parent in path.resolve().parents)


def _may_enter(folder: Path, user: int) -> bool:
    found = folder.stat()
    return bool(found.st_mode & (X_OWNER if found.st_uid == user else X_OTHER))


def _namespace_works() -> bool:
    """Tried by a child, for there is no way back out of a namespace that cannot be mapped."""
    child = os.fork()
    if child == 0:
        try:
            _enter_namespace()
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def _enter_namespace() -> None:
    """Enters a user namespace in which this user has an unprivileged name (user_namespaces(7)); OSError if not."""
    account = next(_accounts(), None)
    if sys.platform != "linux" or account is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    user, group = os.geteuid(), os.getegid()
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")  # before gid_map, as the kernel wants it
    (own / "uid_map").write_text(f"{account.pw_uid} {user} 1")
    (own / "gid_map").write_text(f"{account.pw_gid} {group} 1")


def _accounts() -> Iterator["pwd.struct_passwd"]:
    for name in UNPRIVILEGED:
        try:
            yield pwd.getpwnam(name)
        except KeyError:
            continue


def _has_name(user: int) -> bool:
    try:
        pwd.getpwuid(user)
    except KeyError:
        return False
    return True


def _tree(root: Path) -> Iterator[str]:
    yield str(root)
    for folder, folders, files in os.walk(root):
        yield from (os.path.join(folder, name) for name in (*folders, *files))  # noqa: PTH118  thousands of files


def _refused(why: str) -> ClusterError:
    return ClusterError(
        f"PostgreSQL cannot be run here: {why}",
        help=f"run as an ordinary user, keep the project where one can reach it, or {USE_ANOTHER}",
    )
