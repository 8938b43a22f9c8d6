"""`timezone`: the name of a time zone."""

from functools import cache
from typing import ClassVar
from zoneinfo import ZoneInfo, available_timezones

from dazzle.fieldtypes.base import Exemption, Rejected, Widget
from dazzle.fieldtypes.pattern import PatternedText


@cache
def zones() -> frozenset[str]:
    """The names of the IANA time zone database that is installed."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether `zones` has the name: to look for one takes a thousandth of the time that it takes to list all."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    # What available_timezones leaves out: the same zones by another count of seconds.
    return not name.startswith(("posix/", "right/")) and name != "posixrules"


class Timezone(PatternedText, frozen=True):
    """Which zones there are changes several times a year, so the table checks the form of a name alone."""

    keyword: ClassVar[str] = "timezone"
    signature: ClassVar[str] = "timezone"
    summary: ClassVar[str] = "the IANA name of a time zone, as Europe/Vienna"
    example: ClassVar[str] = "timezone"
    sample: ClassVar[str] = "Europe/Vienna"
    mistaken_for: ClassVar[tuple[str, ...]] = ("tz", "time_zone", "zone")
    pattern: ClassVar[str] = "[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*"
    longest: ClassVar[int | None] = 64
    code: ClassVar[str] = "not_a_timezone"
    expected: ClassVar[str] = "A time zone is expected, as Europe/Vienna."

    def parse_text(self, text: str) -> str:
        name = super().parse_text(text)
        if not is_zone(name):
            raise Rejected("unknown_timezone", self.expected)
        return name

    def exemptions(self) -> tuple[Exemption, ...]:
        why = "which zones there are changes several times a year, and a CHECK cannot ask for it"
        return (Exemption("a name that no time zone has", why, ("Mars/Olympus_Mons",), "unknown_timezone"),)

    def widget(self) -> Widget:
        return Widget("text", {"maxlength": str(self.longest), "placeholder": "Europe/Vienna", "spellcheck": "false"})
