"""As whom the application serves: the development identity, until people can log in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`persona` is a persona's name and `roles` what it may be; `tenant` and `user` are keys as text, None without."""

    persona: str | None = None
    roles: tuple[str, ...] = ()
    tenant: str | None = None
    user: str | None = None
