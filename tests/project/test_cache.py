"""What a project's .dazzle/cache is believed, and what it saves."""

import os
import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dazzle import seal
from dazzle.compiler import Compilation
from dazzle.diagnostics.span import SourceFile
from dazzle.lang.memory import Memory
from dazzle.lang.pieces import parse_remembering
from dazzle.project import cache, load, verdict
from dazzle.project.compilation import compile_project
from effort import examples

MANIFEST = '[project]\nname = "quay"\n'
BOAT = 'module quay\n\nentity Boat "Boat":\n  id: uuid pk\n  name: str(40) required\n'
CREW = 'entity Crew "Crew":\n  id: uuid pk\n  boat: ref Boat required\n'
NAMES = (cache.NAME, verdict.NAME)


@pytest.fixture(autouse=True)
def own_key(tmp_path, monkeypatch):
    """A user of our own, who keeps his key in a folder of the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))


@pytest.fixture
def root(tmp_path) -> Path:
    folder = tmp_path / "quay"
    (folder / "dsl").mkdir(parents=True)
    (folder / "dazzle.toml").write_text(MANIFEST)
    write(folder, BOAT + CREW)
    return folder


def write(root: Path, text: str) -> None:
    (root / "dsl" / "app.dsl").write_text(text)


def compiled(root: Path) -> Compilation:
    return compile_project(load(root))


def kept(root: Path, name: str) -> Path:
    return root / seal.FOLDER / name


def said(compilation: Compilation) -> tuple[object, ...]:
    return compilation.appspec, compilation.diagnostics, compilation.modules


def test_the_second_run_reads_nothing(root):
    first = compiled(root)
    memory = cache.load(root)
    parse_remembering(load(root).sources[0], memory)

    assert memory.known
    assert not memory.news
    assert said(compiled(root)) == said(first)
    assert verdict.recall(load(root)) == first.diagnostics


def test_what_changed_is_read_and_what_is_gone_is_forgotten(root):
    compiled(root)
    before = cache.load(root).known.keys()
    write(root, BOAT + CREW.replace("required", "optional"))
    compilation = compiled(root)
    after = cache.load(root).known.keys()

    assert not compilation.require().entity("Crew").field("boat").required
    assert len(after - before) == len(before - after) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda root: write(root, BOAT + CREW + "\n"),
        lambda root: (root / "dazzle.toml").write_text(f'{MANIFEST}title = "Quay"\n'),
        lambda root: (root / "dsl" / "more.dsl").write_text("module more\n"),
        lambda root: (root / "dsl" / ".more.dsl").touch(),
        lambda root: (root / ".dazzle" / "cache" / "app.json").unlink(),
        lambda root: (root / ".dazzle" / "cache" / "app.json").write_text("{}"),
    ],
    ids=["text", "manifest", "another text", "a hidden text", "no artefact", "another artefact"],
)
def test_a_verdict_is_not_believed_when_something_changed(root, change):
    compiled(root)
    assert verdict.recall(load(root)) is not None
    change(root)

    assert verdict.recall(load(root)) is None


def test_an_error_is_looked_for_anew(root):
    write(root, BOAT.replace("str(40)", "strr(40)"))
    assert not compiled(root).ok

    assert verdict.recall(load(root)) is None


def everything_is_read_anew(root: Path) -> None:
    assert not cache.load(root).known
    assert verdict.recall(load(root)) is None
    assert [entity.name for entity in compiled(root).require().entities][:2] == ["Boat", "Crew"]
    assert cache.load(root).known
    assert verdict.recall(load(root)) is not None


def test_another_version_is_not_believed(root, monkeypatch):
    compiled(root)
    monkeypatch.setattr(seal, "maker", lambda _: b"another compiler")

    everything_is_read_anew(root)


def test_another_user_is_not_believed(root, tmp_path, monkeypatch):
    """What a project brings along says something else than its texts, and is well made but for the key."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "attacker"))
    text = (root / "dsl" / "app.dsl").read_text()
    write(root, text.replace("Boat", "Raft"))
    compiled(root)
    lies = cache.load(root)
    write(root, text)
    compiled(root)
    truth = cache.load(root)
    hostile = dict(zip(sorted(truth.known), (lies.known[key] for key in sorted(lies.known)), strict=False))
    seal.store(root, cache.NAME, {key: msgspec.Raw(data) for key, data in hostile.items()})
    assert cache.load(root).known.keys() == hostile.keys()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))

    everything_is_read_anew(root)


def test_one_file_does_not_stand_for_another(root):
    compiled(root)
    shutil.copy(kept(root, cache.NAME), kept(root, verdict.NAME))

    assert seal.load(root, verdict.NAME, dict) is None


@settings(max_examples=examples(60))
@given(st.data())
def test_a_damaged_file_is_not_believed(tmp_path_factory, data):
    root = tmp_path_factory.mktemp("quay")
    memory = Memory()
    parse_remembering(SourceFile("a.dsl", BOAT + CREW), memory)
    cache.save(memory, root)
    place = kept(root, cache.NAME)
    content = bytearray(place.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    match data.draw(st.sampled_from(["cut", "flip", "insert", "replace"])):
        case "cut":
            del content[at:]
        case "flip":
            content[at] ^= 1 << data.draw(st.integers(0, 7))
        case "insert":
            content.insert(at, data.draw(st.integers(0, 255)))
        case "replace":
            content[:] = data.draw(st.binary(max_size=200))
    place.write_bytes(content)

    assert not cache.load(root).known


@pytest.mark.parametrize("hostile", ["device", "pipe", "folder", "loop"])
def test_what_is_no_file_is_not_read(root, hostile):
    for name in NAMES:
        place = kept(root, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        match hostile:
            case "device":
                place.symlink_to("/dev/zero")
            case "pipe":
                os.mkfifo(place)
            case "folder":
                place.mkdir()
            case "loop":
                place.symlink_to(place)

    assert not cache.load(root).known
    assert verdict.recall(load(root)) is None
    assert compiled(root).ok


def test_who_may_not_write_here_keeps_nothing(root):
    memory = Memory()
    parse_remembering(load(root).sources[0], memory)
    (root / ".dazzle").write_text("no folder")
    cache.save(memory, root)

    assert not cache.load(root).known
    assert [each.name for each in (root / "dsl").iterdir()] == ["app.dsl"]


def test_the_key_is_this_users_alone(tmp_path, monkeypatch):
    place = tmp_path / "user" / "dazzle" / "key"
    made = seal.key()
    assert made is not None
    assert seal.key() == made
    assert place.stat().st_mode & 0o777 == 0o600

    place.chmod(0o640)
    assert seal.key() is None
    place.chmod(0o600)

    place.write_bytes(made[:7])  # somebody was killed while he wrote it
    again = seal.key()
    assert again is not None
    assert len(again) == seal.SIZE
    assert again != made

    place.unlink()
    place.symlink_to(tmp_path / "quay")
    assert seal.key() is not None
    assert not place.is_symlink()


@pytest.mark.parametrize("home", ["", "relative", "/nonexistent"])
def test_who_has_no_home_keeps_nothing(root, home, monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", home)

    assert seal.key() is None
    assert compiled(root).ok
    assert not kept(root, cache.NAME).exists()


def test_a_cache_that_cannot_be_made_is_done_without(root, tmp_path):
    (tmp_path / "user").write_text("no folder")

    assert seal.key() is None
    assert compiled(root).ok


def test_a_link_to_nothing_in_the_package_does_no_harm(tmp_path, monkeypatch):
    (tmp_path / ".#open.py").symlink_to("somebody@elsewhere")
    monkeypatch.setattr(seal, "PACKAGE", tmp_path)
    seal.maker.cache_clear()
    try:
        assert seal.maker()
    finally:
        seal.maker.cache_clear()
