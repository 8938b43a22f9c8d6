"""As whom dazzle.toml says the application is to be used."""

from typing import Protocol


class Wanted(Protocol):
    """`[serve]` of dazzle.toml: each is None when it is left to us."""

    @property
    def persona(self) -> str | None: ...

    @property
    def tenant(self) -> str | None: ...

    @property
    def user(self) -> str | None: ...
