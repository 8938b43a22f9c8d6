"""What is written about the code is true of it."""

import re
import subprocess
import sys

from sourcecode import PACKAGE, ROOT

PROJECT = ROOT / "examples" / "invoice_ops"
PATH = re.compile(r"`((?:[a-z_]+/)+(?:[a-z_]+\.py)?|[a-z_]+\.py)`")


def test_the_reference_is_what_the_code_says():
    ran = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_architecture_names_what_is_there():
    named = PATH.findall((ROOT / "docs" / "architecture.md").read_text())
    assert named
    assert not [path for path in named if not any((folder / path).exists() for folder in (PACKAGE, ROOT, PROJECT))]
