"""Coverage-guided fuzzing of the compiler, with atheris.

    make fuzz       or:  pip install atheris;  python tests/fuzz/compile_one.py -max_total_time=600 FOLDER

Every text must become an application or diagnostics. A text at which the compiler raises, or that takes it long, is
left in a file (crash-..., timeout-...); give that as the only argument to see it again. FOLDER collects the texts that
reach something new; the files of the tests and the examples are there before the first.
"""

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

with atheris.instrument_imports(include=["dazzle"]):
    from damage import WHOLE
    from dazzle.compiler import compile_sources
    from dazzle.diagnostics.render import to_text
    from dazzle.diagnostics.span import SourceFile
    from dazzle.lang.memory import Memory
    from dazzle.lang.parser import line_parser
    from dazzle.link.symbols import symbols

LONGEST = 4096  # bytes of a text
FRAMEWORK = Memory()  # its texts are the same in every run, and longer than most
compile_sources([], memory=FRAMEWORK)


def one(data: bytes) -> None:
    source = SourceFile("fuzzed.dsl", data.decode(errors="replace"))
    made = compile_sources([source], memory=Memory(FRAMEWORK.known))
    to_text(made.diagnostics, {source.path: source}, colour=False)
    symbols(made.modules)


def seed(folder: Path) -> None:
    """The whole files, and the words of the language as libFuzzer's dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in WHOLE.items():
        if len(data) <= LONGEST:
            (folder / name.replace("/", "_")).write_bytes(data)
    words = "\n".join(f'"{word}"' for word in sorted(line_parser().words) if word.isalnum())
    (folder.parent / "words.txt").write_text(words + "\n", encoding="ascii")


def main() -> None:
    options = [argument for argument in sys.argv[1:] if argument.startswith("-")]
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    if len(paths) == 1 and not Path(paths[0]).is_file():
        folder = Path(paths[0]).resolve()
        seed(folder)
        options += [f"-dict={folder.parent / 'words.txt'}", f"-max_len={LONGEST}", "-timeout=20"]
    atheris.Setup([sys.argv[0], *options, *paths], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
