"""The five fields of cron (POSIX crontab, with the names, steps and @words that Vixie cron added)."""

from collections.abc import Mapping
from typing import NamedTuple

WORDS = frozenset({"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


class Field(NamedTuple):
    name: str
    least: int
    most: int
    names: Mapping[str, int]


FIELDS = (
    Field("minute", 0, 59, {}),
    Field("hour", 0, 23, {}),
    Field("day of the month", 1, 31, {}),
    Field("month", 1, 12, {name: number for number, name in enumerate(MONTHS, 1)}),
    Field("day of the week", 0, 7, {name: number for number, name in enumerate(DAYS)}),
)
_LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def mistake_in(text: str) -> str | None:
    """What is wrong with a line, None when it says a time."""
    if text.strip().startswith("@"):
        return None if text.strip() in WORDS else f"`{text.strip()}` is none of {', '.join(sorted(WORDS))}"
    fields = text.split()
    if len(fields) == len(FIELDS) + 1:
        return "six fields: there are no seconds"
    if len(fields) != len(FIELDS):
        return f"{len(fields)} field{'' if len(fields) == 1 else 's'} in place of five"
    for field, written in zip(FIELDS, fields, strict=True):
        for part in written.split(","):
            mistake = _mistake_in_part(field, part)
            if mistake is not None:
                return mistake
    return _impossible_day(fields)


def _mistake_in_part(field: Field, part: str) -> str | None:
    span, slash, step = part.partition("/")
    if slash and (not _is_number(step) or int(step) == 0):
        return f"`{part}` has no step behind the `/`"
    if span == "*" or (span == "?" and field.name.startswith("day")):
        return None
    ends = [_number(field, end) for end in span.split("-", 1)]
    for end, written in zip(ends, span.split("-", 1), strict=True):
        if end is None:
            return f"`{written or part}` is no {field.name}"
        if not field.least <= end <= field.most:
            return f"there is no {field.name} {written}"
    first, last = ends[0], ends[-1]
    assert first is not None
    assert last is not None
    return f"`{span}` ends before it begins" if last < first and not _wraps(field, last) else None


def _wraps(field: Field, last: int) -> bool:
    """`fri-sun`: Sunday is 0 and 7."""
    return field.most == len(DAYS) and last == 0


def _number(field: Field, text: str) -> int | None:
    return int(text) if _is_number(text) else field.names.get(text.lower())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4


def _impossible_day(fields: list[str]) -> str | None:
    """A day that no month in the line has, where the weekday does not say another."""
    day, month, weekday = fields[2:]
    if not _is_number(day) or weekday not in {"*", "?"} or "/" in month or "-" in month or month in {"*", "?"}:
        return None
    months = [_number(FIELDS[3], each) or 1 for each in month.split(",")]
    if any(int(day) <= _LONGEST_MONTH.get(each, 31) for each in months):
        return None
    return f"there is no day {day} in month {month}"
