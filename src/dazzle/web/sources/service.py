"""`services/module:function`: rows that a function of the project gives."""

import asyncio
import importlib.util
import inspect
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from dazzle.diagnostics.errors import ServeError
from dazzle.fieldtypes.base import Rejected
from dazzle.ir.entity import Entity, Field
from dazzle.web.problems import Problem
from dazzle.web.sources.source import Live, Source, Surroundings

FOLDER = "services"
Function = Callable[[], Any]


class SourceFailed(Problem):
    """What the function gave cannot be rows of the entity."""

    type = "source_failed"
    title = "Source failed"


def service(entity: Entity, surroundings: Surroundings) -> Source:
    """Raises ServeError when there is no such module or function."""
    assert entity.source is not None
    function = _load(entity, entity.source, surroundings.root)

    async def rows() -> Live:
        # A function that is no coroutine may take its time: it does so in a thread.
        given = await (function() if inspect.iscoroutinefunction(function) else asyncio.to_thread(function))
        return Live(rows=tuple(_rows(entity, given)))

    return rows


def _load(entity: Entity, source: str, root: Path) -> Function:
    module_name, _, function_name = source.partition(":")
    path = (root / module_name).with_suffix(".py")
    where = f"`{entity.name}` takes its rows from `{source}`"
    if not path.is_file() or not path.resolve().is_relative_to((root / FOLDER).resolve()):
        raise ServeError(f"{where}, and there is no file `{module_name}.py` in the project", help=f"write {path}")
    spec = importlib.util.spec_from_file_location(module_name.replace("/", "."), path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function = getattr(module, function_name, None)
    if not callable(function):
        raise ServeError(
            f"{where}, and `{module_name}.py` has no function `{function_name}`",
            help=f"write `def {function_name}():` there, which returns a list of dictionaries",
        )
    found: Function = function
    return found


def _rows(entity: Entity, given: Iterable[Mapping[str, object]]) -> Iterable[Mapping[str, object]]:
    for row in given:
        fields = {field.name: field for field in entity.fields}
        if unknown := [name for name in row if name not in fields]:
            raise SourceFailed(f"{entity.source} gives `{unknown[0]}`, which is no field of {entity.name}.")
        if missing := [f.name for f in entity.fields if f.required and row.get(f.name) is None]:
            raise SourceFailed(f"{entity.source} gives no `{missing[0]}`, which {entity.name} requires.")
        yield {name: _value(entity, fields[name], value) for name, value in row.items()}


def _value(entity: Entity, field: Field, value: object) -> object:
    """As JSON carries it, or as Python has it."""
    if value is None:
        return None
    try:
        return field.type.from_json(_plain(value))
    except Rejected as error:
        raise SourceFailed(f"{entity.source} gives a wrong `{field.name}`: {error.message}") from None


def _plain(value: object) -> object:
    """The value as JSON carries it: what JSON does not know is a text."""
    match value:
        case None | str() | int() | float() | bool():
            return value
        case list() | tuple():
            return [_plain(each) for each in value]
        case dict():
            return {name: _plain(each) for name, each in value.items()}
    return str(value)
