"""Rows that hold for a time, linked."""

from msgspec import Struct


class Temporal(Struct, frozen=True, kw_only=True):
    """Of all rows with one value of the field `key`, the one whose `end` is empty is current.

    `default_filter` is `active`, where a list shows what is current, or `none`. `as_of` is the parameter by which
    another moment is asked for. `overlap` is `forbid`, where no two rows of one key hold at the same time, or `allow`;
    a row holds from its start until just before its end.
    """

    start: str
    end: str
    key: str
    default_filter: str = "active"
    as_of: str = "as_of"
    overlap: str = "allow"
