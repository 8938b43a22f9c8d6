"""`email`: an e-mail address."""

from typing import ClassVar

from dazzle.fieldtypes.base import Widget
from dazzle.fieldtypes.pattern import BLANK, PatternedText


class Email(PatternedText, frozen=True):
    """The rule is what can be known without sending: one @ with something on both sides, and nothing blank."""

    keyword: ClassVar[str] = "email"
    signature: ClassVar[str] = "email"
    summary: ClassVar[str] = "an e-mail address of at most 320 characters"
    example: ClassVar[str] = "email"
    sample: ClassVar[str] = "clerk@north-quay.example"
    mistaken_for: ClassVar[tuple[str, ...]] = ("mail", "e_mail")
    pattern: ClassVar[str] = f"[^@{BLANK}]+@[^@{BLANK}]+"
    longest: ClassVar[int | None] = 320  # RFC 5321, section 4.5.3.1: 64 for the local part, the @, 255 for the domain
    longest_text: ClassVar[str | None] = "a@" + "b" * 318
    code: ClassVar[str] = "not_an_email"
    expected: ClassVar[str] = "An e-mail address is expected, as name@company.example."

    def widget(self) -> Widget:
        return Widget("email", {"maxlength": str(self.longest)})
