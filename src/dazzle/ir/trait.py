"""Small things that an entity says of itself, linked."""

from msgspec import Struct


class Bulk(Struct, frozen=True, kw_only=True):
    """Whether rows come in files (`imports`), and go in files (`exports`)."""

    imports: bool
    exports: bool
    formats: tuple[str, ...] = ("csv",)


class Signing(Struct, frozen=True, kw_only=True):
    """Rows are documents that somebody signs. Both are functions of the project's, by their dotted names."""

    validator: str | None = None
    template: str | None = None
