"""What must be said in a block."""

from collections.abc import Iterator

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.lang.constructs.construct import Body
from dazzle.lang.mistakes import missing_line
from dazzle.lang.outline import Line


def lacking(line: Line, body: Body) -> Iterator[Diagnostic]:
    """One for each line that must stand below this one and does not."""
    if not body.needs and not body.needs_one:
        return
    begun = (word for child in line.children for word in (child.tokens[0].text, opening(child)))
    words = {body.aliases.get(word, word) for word in begun}
    for word in body.needs:
        if word not in words:
            yield missing_line.at(line.span, word, body.what)
    if body.needs_one and words.isdisjoint(body.needs_one):
        yield missing_line.one_of(line.span, body.needs_one, body.what)


def opening(line: Line) -> str:
    """What a line begins with: its first word, and the one behind it after a dash."""
    first, *rest = line.tokens
    return f"- {rest[0].text}" if first.text == "-" and rest else first.text
