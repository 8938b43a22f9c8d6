"""RFC 9562, section 5.7."""

import datetime as dt
import uuid

from hypothesis import given
from hypothesis import strategies as st

from dazzle.back.uuid7 import uuid7

MOMENTS = st.integers(0, 2**47 * 1_000_000)
STEP = 250  # nanoseconds: what the fraction of the millisecond tells apart


@given(MOMENTS)
def test_version_variant_and_milliseconds_are_told_when_made(nanoseconds):
    made = uuid7(nanoseconds)
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == nanoseconds // 1_000_000


@given(MOMENTS, st.integers(STEP, 10**15))
def test_later_sorts_behind_when_made_later(nanoseconds, later):
    assert uuid7(nanoseconds) < uuid7(nanoseconds + later)


def test_example_of_the_rfc_is_met_when_made_at_its_time():
    moment = dt.datetime(2022, 2, 22, 14, 22, 22, tzinfo=dt.timezone(-dt.timedelta(hours=5)))
    assert str(uuid7(int(moment.timestamp()) * 10**9)).startswith("017f22e2-79b0-7")


def test_none_is_made_twice_when_many_are_made():
    assert len({uuid7() for _ in range(10_000)}) == 10_000
