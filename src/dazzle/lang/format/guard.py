"""A text that was laid out says what it said before."""

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.parser import Parsed, parse


def same_meaning(before: SourceFile, after: SourceFile) -> bool:
    """Whether two texts have equal ASTs, and the same mistakes in them; CRLF ends a line as LF does."""
    one, other = (parse(SourceFile(source.path, source.text.replace("\r\n", "\n"))) for source in (before, after))
    return one.module == other.module and _mistakes(one) == _mistakes(other)


def _mistakes(parsed: Parsed) -> list[str]:
    return [diagnostic.rule for diagnostic in parsed.diagnostics]
