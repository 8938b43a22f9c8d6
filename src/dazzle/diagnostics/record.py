"""What our data is made of: frozen records, made and compared without ceremony.

A record is a msgspec Struct because making the class costs a fiftieth of what a dataclass costs, and an instance a
tenth: there are hundreds of such classes, and hundreds of thousands of instances in a large project. What is frozen
cannot lead to itself, so the collector of cycles need not look at it.
"""

from typing import Any, ClassVar

from msgspec import Struct


class Record(Struct, frozen=True, gc=False):
    """A frozen value. What `APART` names, as the place in a text, takes no part in equality."""

    APART: ClassVar[frozenset[str]] = frozenset({"span"})

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __repr__(self) -> str:
        said = ((name, getattr(self, name)) for name in self.__struct_fields__ if name not in self.APART)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"

    def _compared(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.APART)
