"""The wheel, installed away from the repository, holds all that it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from processes import Commands, environment

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the built wheel was unpacked by pip, to be put before everything else on the path."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, REPOSITORY], check=True
    )
    (wheel,) = folder.glob("dazzle-*.whl")
    target = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, wheel], check=True
    )
    return target


def test_new_upgrade_and_serve_when_installed_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    commands = Commands(tmp_path, {**environment(), "PYTHONPATH": str(installed)})
    where = subprocess.run(
        [sys.executable, "-c", "import dazzle; print(dazzle.__file__)"],
        env=commands.variables,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(installed))
    commands.dazzle("new", "shop")
    shop = commands.inside("shop")
    shop.dazzle("db", "upgrade")
    try:
        served = shop.serve()
        assert served.get("/app")[0] == 200
        assert served.stop() == 0
    finally:
        shop.close()
