"""Commands that are loaded when they are called, and what every command does around its own work."""

import errno
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import typer
from typer._click.core import Command as AnyCommand
from typer._click.core import Context, Parameter
from typer._click.formatting import HelpFormatter
from typer._coercion import RuntimeParam
from typer.core import TyperCommand, TyperGroup
from typer.core import _TyperParameter as AnyParameter
from typer.main import get_command

from dazzle.cli.loading import load
from dazzle.cli.output import TEXT, Output
from dazzle.diagnostics.diagnostic import CompileError
from dazzle.diagnostics.errors import DazzleError

REFUSED_BY_THE_SYSTEM = {
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "this user may not",
    errno.EPERM: "this user may not",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
}


@dataclass(frozen=True)
class Plain(RuntimeParam):
    """A value as it was written, or as the option's own parser makes it.

    typer would convert with pydantic, whose import takes longer than what many commands do.
    """

    def _coerce_value(self, value: Any, param: AnyParameter, ctx: Context) -> Any:  # noqa: ANN401, ARG002  typer's
        parse = self.parameter_info.parser
        return value if parse is None else parse(value)


class PlainParameters(AnyCommand):
    """Every parameter is converted by Plain."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        parameters = super().get_params(ctx)
        for parameter in parameters:
            assert isinstance(parameter, AnyParameter)
            described = parameter.type_descriptor
            parameter._runtime_param = Plain(described.parameter_info, described.annotation)  # noqa: SLF001
        return parameters


class Command(PlainParameters, TyperCommand):
    """One command: takes --json for --format json, and turns what it may raise into a sentence and an exit code."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if not any(parameter.name == "output" for parameter in self.params):
            return super().parse_args(ctx, args)
        own = args.index("--") if "--" in args else len(args)
        spelled = ["--format=json" if argument == "--json" else argument for argument in args[:own]]
        return super().parse_args(ctx, spelled + args[own:])

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401  whatever the command returns
        output: Output = ctx.params.get("output", TEXT)
        try:
            return super().invoke(ctx)
        except CompileError as error:
            output.compile_error(error)
            raise typer.Exit(1) from error
        except DazzleError as error:
            output.error(error)
            raise typer.Exit(error.exit_code) from error
        except OSError as error:
            if error.errno not in REFUSED_BY_THE_SYSTEM:
                raise
            output.error(_refused(error))
            raise typer.Exit(1) from error


class Group(PlainParameters, TyperGroup):
    """The commands that a package's COMMANDS name; listing them imports none of them."""

    def __init__(self, *, package: str = "dazzle.cli", **attributes: Any) -> None:  # noqa: ANN401  typer's own
        super().__init__(**attributes)
        self.package = package
        self.summaries = dict(load(package).COMMANDS)

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  typer's signature
        return list(self.summaries)

    def get_command(self, ctx: Context, cmd_name: str) -> AnyCommand | None:  # noqa: ARG002  typer's signature
        if cmd_name not in self.summaries:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = _load(f"{self.package}.{cmd_name}", cmd_name)
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        name = args[0]
        if name not in self.summaries and not name.startswith("-"):
            similar = get_close_matches(name, self.summaries, n=1)
            ctx.fail(f"There is no command `{name}`." + (f" Did you mean `{similar[0]}`?" if similar else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002  typer's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))


def _load(module_name: str, name: str) -> AnyCommand:
    """The command that a module holds, or the group of a package: its docstring is the help.

    Imports it: this is the one place where a module is imported when it is needed, and not before.
    """
    module = load(module_name)
    if hasattr(module, "COMMANDS"):
        return Group(package=module_name, name=name, help=module.__doc__, no_args_is_help=True, rich_markup_mode=None)
    application = typer.Typer(add_completion=False, rich_markup_mode=None)
    examples = "\n".join(f"  {example}" for example in module.EXAMPLES)
    application.command(
        name=name,
        cls=Command,
        help=module.__doc__,
        epilog=f"\b\nExamples:\n{examples}",
        context_settings=getattr(module, "CONTEXT", None),
    )(module.command)
    return get_command(application)


def _refused(error: OSError) -> DazzleError:
    """What the operating system did not let us do, in a sentence."""
    what = f"cannot write `{error.filename}`" if error.filename else "cannot write"
    return DazzleError(
        f"{what}: {REFUSED_BY_THE_SYSTEM[error.errno or 0]}",
        help="make room or give this user the right to write there, then run the command again",
    )
