"""`url`: a web address."""

from typing import ClassVar

from dazzle.fieldtypes.base import Exemption, Widget
from dazzle.fieldtypes.pattern import BLANK, PatternedText
from dazzle.fieldtypes.text import endless


class Url(PatternedText, frozen=True):
    """Only http and https: a page shows the value as a link, and no other scheme is safe to click."""

    keyword: ClassVar[str] = "url"
    signature: ClassVar[str] = "url"
    summary: ClassVar[str] = "a web address, http or https"
    example: ClassVar[str] = "url"
    sample: ClassVar[str] = "https://north-quay.example/terms"
    mistaken_for: ClassVar[tuple[str, ...]] = ("link", "uri", "href")
    pattern: ClassVar[str] = f"https?://[^{BLANK}]+"
    code: ClassVar[str] = "not_a_url"
    expected: ClassVar[str] = "A web address is expected, as https://company.example/page."

    def exemptions(self) -> tuple[Exemption, ...]:
        return (endless("http://"),)

    def widget(self) -> Widget:
        return Widget("url", {"placeholder": "https://", "pattern": "https?://.+"})
