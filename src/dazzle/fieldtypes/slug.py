"""`slug`: a short name for URLs."""

from typing import ClassVar

from dazzle.fieldtypes.base import Widget
from dazzle.fieldtypes.pattern import PatternedText

WORDS = "[a-z0-9]+(-[a-z0-9]+)*"


class Slug(PatternedText, frozen=True):
    keyword: ClassVar[str] = "slug"
    signature: ClassVar[str] = "slug"
    summary: ClassVar[str] = "3 to 40 small letters and digits, with single hyphens inside"
    example: ClassVar[str] = "slug"
    sample: ClassVar[str] = "north-quay"
    mistaken_for: ClassVar[tuple[str, ...]] = ("handle", "permalink")
    pattern: ClassVar[str] = f"(?=...){WORDS}"
    item_pattern: ClassVar[str | None] = f"(?=[^ ]{{3}}){WORDS}"
    longest: ClassVar[int | None] = 40
    longest_text: ClassVar[str | None] = "x" * 40
    code: ClassVar[str] = "not_a_slug"
    expected: ClassVar[str] = (
        "3 to 40 small letters and digits are expected, with single hyphens inside, as north-quay."
    )

    def widget(self) -> Widget:
        limits = {"minlength": "3", "maxlength": str(self.longest)}
        return Widget("text", {**limits, "pattern": WORDS, "spellcheck": "false"})
