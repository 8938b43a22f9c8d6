"""Diagnostics without those that the text says to ignore, and with what is wrong with saying so."""

from collections.abc import Iterable, Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Edit, without_item, without_word
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang import ast
from dazzle.lang.ignores import Ignore
from dazzle.lint import unused_ignore


def heed(
    diagnostics: Sequence[Diagnostic], ignores: Sequence[Ignore], rules: Iterable[Rule], sources: Iterable[SourceFile]
) -> Iterator[Diagnostic]:
    """The diagnostics that are left, and what the ignores themselves give to complain of; no error is ignored.

    While there is an error not every rule has been asked, and nobody knows yet which ignores are of use.
    """
    used: set[Span] = set()
    for diagnostic in diagnostics:
        names = [name.span for name in _ignoring(diagnostic, ignores)]
        used.update(names)
        if not names:
            yield diagnostic
    severities = {rule.slug: rule.severity for rule in rules}
    texts = {source.path: source for source in sources}
    whole = all(diagnostic.severity is not Severity.ERROR for diagnostic in diagnostics)
    for ignore in ignores:
        if not ignore.rules:
            yield unused_ignore.unreadable(ignore.span)
        for name in ignore.rules:
            if name.text not in severities:
                yield unused_ignore.unknown(name, severities)
            elif name.span not in used and severities[name.text] is Severity.ERROR:
                yield unused_ignore.of_error(name)
            elif name.span not in used and whole:
                yield unused_ignore.at(name, _without(ignore, name, texts[ignore.span.file]))


def _ignoring(diagnostic: Diagnostic, ignores: Iterable[Ignore]) -> Iterator[ast.Name]:
    """The names in ignores that mean this diagnostic."""
    place = diagnostic.span
    if place is None or diagnostic.severity is Severity.ERROR:
        return
    for ignore in ignores:
        covers = ignore.covers
        if covers is not None and covers.file == place.file and covers.start <= place.start <= covers.end:
            yield from (name for name in ignore.rules if name.text == diagnostic.rule)


def _without(ignore: Ignore, name: ast.Name, source: SourceFile) -> Edit:
    """The name left out, or the comment when it names no other."""
    if len(ignore.rules) == 1:
        return without_word(source, ignore.span)
    number = next(number for number, each in enumerate(ignore.rules) if each is name)
    if number:
        edit = without_item(source, name.span, ignore.rules[number - 1].span)
        return edit if edit is not None else Edit(name.span, "")
    return Edit(Span(name.span.file, name.span.start, ignore.rules[1].span.start), "")
