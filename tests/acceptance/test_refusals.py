"""What goes wrong outside the text is said in one clear sentence, with what to do; never a traceback."""

import os
import socket

import pytest

from processes import Commands, free_port


def test_not_a_project_is_said_when_run_elsewhere(commands: Commands) -> None:
    for command in (["validate"], ["serve"], ["db", "upgrade"], ["db", "check"], ["db", "url"]):
        said = commands.dazzle(*command, code=1)
        assert "dazzle new" in said


def test_port_closed_is_said_when_nobody_listens(shop: Commands) -> None:
    url = f"postgresql://somebody:secret@127.0.0.1:{free_port()}/shop"
    for command in (["db", "upgrade"], ["db", "current"], ["serve", "--port", str(free_port())]):
        said = shop.dazzle(*command, code=1, DATABASE_URL=url)
        assert "127.0.0.1" in said
        assert "secret" not in said


def test_busy_port_is_an_error_when_somebody_listens(shop: Commands) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = shop.dazzle("serve", "--port", str(port), code=1)
        assert str(port) in said
    assert not (shop.folder / ".dazzle" / "postgres" / "run" / ".s.PGSQL.5432").exists()


def test_url_alone_is_printed_by_db_url(shop: Commands) -> None:
    url = "postgresql://somebody@database.example/shop"
    assert shop.dazzle("db", "url", DATABASE_URL=url).splitlines() == [url]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes into read-only folders")
def test_read_only_folder_is_said_when_the_project_cannot_be_written(shop: Commands) -> None:
    shop.folder.chmod(0o555)
    try:
        said = shop.dazzle("db", "upgrade", code=1)
    finally:
        shop.folder.chmod(0o755)
    assert "write" in said


def test_usage_is_said_when_arguments_are_wrong(shop: Commands) -> None:
    shop.dazzle("db", "revision", code=2)
    shop.dazzle("nonsense", code=2)


def test_every_mistake_is_said_when_the_text_has_several(shop: Commands) -> None:
    (shop.folder / "dsl" / "wrong.dsl").write_text(
        "module wrong\n\nentity One\n  id: uuid pk\n\n"
        "entity Two:\n  id: uuid pk\n  three: ref Nobody\n  name: strng(3)\n"
    )
    said = shop.dazzle("validate", code=1)
    assert "wrong.dsl:3" in said
    assert "Nobody" in said
    assert "strng" in said
