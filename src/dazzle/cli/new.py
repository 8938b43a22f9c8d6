"""Make a project that runs.

Makes the folder NAME with a small application to change: two entities, their pages, a persona, and the first
migration. The name may hold spaces and accents; tables and branches are called after a plain form of it.

Never touches a folder that holds something already.
"""

import re
import shlex
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Annotated

import typer

from dazzle.back.database import scratch_server
from dazzle.back.migrate.revision import BASELINE_MESSAGE, write
from dazzle.cli.output import TEXT, Output, OutputOption
from dazzle.cli.revisions import history_of
from dazzle.diagnostics.errors import DazzleError, ProjectError, UsageError
from dazzle.ir.label import fold
from dazzle.project import Project, load
from dazzle.project.compilation import appspec_of
from dazzle.project.project import FRAMEWORK_LABEL

EXAMPLES = ("dazzle new shop", 'dazzle new "Küche & Bad"', "dazzle new .")

# Where each template goes, in the order they are written.
FILES = (
    ("dazzle.toml", "dazzle.toml"),
    ("alembic.ini", "alembic.ini"),
    (".gitignore", "gitignore"),
    ("README.md", "README.md"),
    ("dsl/app.dsl", "app.dsl"),
)
PLAIN = re.compile(r"[\w./+-]+")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="The folder to make.")]


def command(name: NameArgument, output: OutputOption = TEXT) -> None:
    root = Path(name).absolute()
    folder_name = root.resolve().name
    label = fold(folder_name)
    if not (name and folder_name and folder_name.isprintable()):
        raise UsageError(f"`{name}` cannot be a project's name", help="give it a word: dazzle new shop")
    if label == FRAMEWORK_LABEL:
        raise UsageError(f"a project cannot be called `{folder_name}`: that is the framework's own name")
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ProjectError(
            f"`{name}` exists already and is not an empty folder", help="choose another name, or empty the folder first"
        )
    _write_files(root, folder_name, label)
    project = load(root)
    _write_baseline(project, output)
    written = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if _is_ours(root, path)]
    output.result(
        {"root": str(root), "name": project.name, "label": label, "files": written},
        "\n".join(
            (
                f"{project.title}: a project in {root}",
                *(f"  {file}" for file in written),
                "",
                "Now:",
                *([] if root == Path.cwd() else [f"  cd {_quoted(name)}"]),
                "  dazzle serve",
            )
        ),
    )


def _write_files(root: Path, folder_name: str, label: str) -> None:
    title = folder_name[:1].upper() + folder_name[1:].replace("_", " ")
    values = {"label": label, "name": _escaped(folder_name), "title": _escaped(title)}
    templates = files("dazzle.cli") / "templates"
    for target, template in FILES:
        path = root / target
        path.parent.mkdir(parents=True, exist_ok=True)
        text = Template((templates / template).read_text(encoding="utf-8")).substitute(values)
        path.write_text(text, encoding="utf-8")


def _write_baseline(project: Project, output: Output) -> None:
    """The first revision; without a PostgreSQL to try it on, the project is still there, and says what is missing."""
    project.versions_dir.mkdir(parents=True)
    try:
        with scratch_server(project.database) as server_url:
            write(appspec_of(project), history_of(project), server_url, BASELINE_MESSAGE)
    except DazzleError as error:
        output.progress(f"The project is in {project.root}; its first migration could not be written.")
        raise type(error)(error.message, help=f"{error.help}\nthen: dazzle db revision -m baseline") from error


def _is_ours(root: Path, path: Path) -> bool:
    return path.is_file() and ".dazzle" not in path.relative_to(root).parts


def _escaped(text: str) -> str:
    """As it stands between double quotes in TOML and in .dsl files."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _quoted(name: str) -> str:
    """As a shell takes it for one word; letters of any alphabet need no quotes."""
    if name.startswith("-"):
        return _quoted(f"./{name}")
    return name if PLAIN.fullmatch(name) else shlex.quote(name)
