"""Who chooses when a text is made up: hypothesis, which makes a failing text small, or everything in turn."""

from collections import Counter
from collections.abc import Hashable, Sequence
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

FEW = 40
TEXT = st.text(max_size=12)
NUMBERS = st.integers(0, 10**9).map(str) | st.decimals(0, 10**6, places=3).map(lambda value: f"{value:f}")


class Choices(Protocol):
    def among(self, options: Sequence[T], place: Hashable = None) -> T:
        """One of the options; the first is the simplest. The place is what is chosen for, where that matters."""
        ...

    def some(self, options: Sequence[T], most: int) -> Sequence[T]:
        """Some of the options, any of them several times; about so many at most."""
        ...

    def text(self) -> str: ...

    def number(self) -> str: ...


class Drawn:
    """Hypothesis chooses."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def among(self, options: Sequence[T], place: Hashable = None) -> T:
        del place
        return options[self.draw(st.integers(0, len(options) - 1))] if len(options) > 1 else options[0]

    def some(self, options: Sequence[T], most: int) -> Sequence[T]:
        return [self.among(options) for _ in range(self.draw(st.integers(0, most)))]

    def text(self) -> str:
        return self.draw(TEXT)

    def number(self) -> str:
        return self.draw(NUMBERS)


class Even:
    """Everything in turn: of few options the one chosen least at a place, of lines each; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.chosen: Counter[tuple[Hashable, tuple[Hashable, ...], int]] = Counter()

    def among(self, options: Sequence[T], place: Hashable = None) -> T:
        if len(options) > FEW:
            return self.random.choice(options)
        key = tuple(options)
        at = min(range(len(options)), key=lambda at: (self.chosen[place, key, at], self.random.random()))
        self.chosen[place, key, at] += 1
        return options[at]

    def some(self, options: Sequence[T], most: int) -> Sequence[T]:
        return self.random.sample(options, len(options)) if most else ()

    def text(self) -> str:
        return "".join(self.random.choices("ab \\\"'\n\r#:ä", k=self.random.randrange(9)))

    def number(self) -> str:
        return self.random.choice(("0", "7", "12.50", "100"))
