"""UUIDs of version 7, which sort by the time they were made (RFC 9562, section 5.7)."""

import secrets
import time
from uuid import UUID

TIMESTAMP_BITS = 48
SUB_MILLISECOND_BITS = 12
RANDOM_BITS = 62
NANOSECONDS = 1_000_000  # in a millisecond


def uuid7(nanoseconds: int | None = None) -> UUID:
    """A new identifier, of now unless `nanoseconds` since 1970 are given.

    `rand_a` holds the fraction of the millisecond (section 6.2, method 3), so that keys made one after the other by one
    process mostly sort so; the 62 bits of `rand_b` make them unguessable.
    """
    moment = time.time_ns() if nanoseconds is None else nanoseconds
    milliseconds, rest = divmod(moment, NANOSECONDS)
    fraction = (rest << SUB_MILLISECOND_BITS) // NANOSECONDS
    value = (milliseconds & ((1 << TIMESTAMP_BITS) - 1)) << 80
    value |= 0x7 << 76
    value |= fraction << 64
    value |= 0b10 << RANDOM_BITS
    value |= secrets.randbits(RANDOM_BITS)
    return UUID(int=value)
