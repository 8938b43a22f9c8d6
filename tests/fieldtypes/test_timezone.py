"""Names of time zones: one that is looked for is found when it is among all."""

from zoneinfo import TZPATH

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.fieldtypes.timezone import is_zone, zones

FOLDERS = sorted({name.rpartition("/")[0] for name in zones()} - {""})


def test_every_name_of_the_list_is_found() -> None:
    assert zones()
    assert [name for name in zones() if not is_zone(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "/", "Europe", "Europe/", "Europe//Vienna", "Europe/../UTC", "./UTC", "UTC/", " UTC", "UTC\0"),
        *("posix/UTC", "right/UTC", "posixrules", "tzdata.zi", "zone.tab", "\ud800", *TZPATH, *FOLDERS),
    ],
)
def test_what_is_not_in_the_list_is_not_found(name: str) -> None:
    assert name not in zones()
    assert not is_zone(name)


@given(
    st.text(max_size=20)
    | st.sampled_from(FOLDERS).flatmap(lambda folder: st.text(max_size=9).map(f"{folder}/".__add__))
)
def test_any_text_is_found_when_it_is_in_the_list(name: str) -> None:
    assert is_zone(name) is (name in zones())
