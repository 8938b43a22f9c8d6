"""Which known word was most likely meant."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.fix import Fix, replace_with
from dazzle.diagnostics.slips import FAR, Slips
from dazzle.diagnostics.span import SourceFile, Span

_LEAST_RATIO = 0.6
_LONGEST = 80  # letters of a word that is compared: nobody mistypes a longer one, and it takes a step for every two
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")


class Meant(NamedTuple):
    """A known word, and whether nobody would doubt that it was meant (see `closest`)."""

    word: str
    certain: bool


class Spelling(NamedTuple):
    """What a diagnostic says about a word that is not known: None and () when nothing is like it."""

    help: str | None
    fixes: tuple[Fix, ...]


def spelling(
    span: Span,
    word: str,
    known: Iterable[str],
    places: Mapping[str, str] | None = None,
    *,
    language: Container[str] = (),
) -> Spelling:
    """The known word that was meant by the one at `span`.

    `places` tells where words are declared ("a.dsl:3"); those of the `language` are nobody's to declare.
    """
    meant = closest(word, known)
    if meant is None:
        return Spelling(None, ())
    place = f", declared at {places[meant.word]}" if places is not None else ""
    fix = replace(replace_with(span, meant.word, certain=meant.certain), declared=meant.word not in language)
    return Spelling(f"did you mean `{meant.word}`{place}?", (fix,))


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The help that names the most similar of the known words, None when none is similar."""
    meant = closest(word, known)
    return None if meant is None else f"did you mean `{meant.word}`?"


def borne_out(diagnostics: Iterable[Diagnostic], sources: Sequence[SourceFile]) -> Iterator[Diagnostic]:
    """The same diagnostics; of the fixes that write a declared name only those are certain that the texts bear out.

    Of two spellings the one that stands alone is the slip: the wrong word must be met once in all the texts, and the
    name it is taken for more than once. Else the declaration may be what was mistyped, and everything else right.
    """
    texts = {source.path: source.text for source in sources}
    count = _counted(texts.values())
    for diagnostic in diagnostics:
        doubtful = [fix for fix in diagnostic.fixes if fix.certain and fix.declared]
        for fix in doubtful:
            (edit,) = fix.edits
            written = texts.get(edit.span.file, "")[edit.span.start : edit.span.end]
            if count(written) > 1 or count(edit.text) < 2:
                fixes = tuple(replace(each, certain=False) if each is fix else each for each in diagnostic.fixes)
                diagnostic = replace(diagnostic, fixes=fixes)  # noqa: PLW2901  the same, less certain
        yield diagnostic


def _counted(texts: Collection[str]) -> Callable[[str], int]:
    """How often a word stands in the texts; they are read through once, for the first that is asked for."""
    words: Counter[str] = Counter()

    def count(word: str) -> int:
        if not word.isidentifier():
            pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
            return sum(len(pattern.findall(text)) for text in texts)
        if not words:
            for text in texts:
                words.update(_WORD.findall(text))
        return words[word]

    return count


def closest(word: str, known: Iterable[str]) -> Meant | None:
    """The most similar of the known words, None when none is similar.

    It is certain when the words differ in capitals, `_` and `-` alone; by one slip (a letter too many, one too few, two
    that changed places) in a word of four letters or more; by another letter in one of six or more; by two slips in one
    of eight or more; and when no other known word is nearly as near. A digit is never a slip: `line1` may well mean
    something else than `line2`.
    """
    if len(word) > _LONGEST:
        return None
    words = sorted({each for each in known if len(each) <= _LONGEST})
    folded = word.casefold()
    # A slip leaves at least one letter as it was: `b` is no slip for `a`.
    limit = min(max(1, len(word) // 3), len(word) - 1)
    slips = Slips(folded)
    near = sorted((distance, each) for each in words if (distance := slips.to(each.casefold(), limit)) < FAR)
    if not near:
        return _like(slips, words)
    first, best = near[0]
    # A name that is as near, or one slip further, could have been meant as well.
    alone = len(near) == 1 or near[1][0] > (first + 1 if first else 0)
    return Meant(best, certain=alone and _is_slip(folded, best.casefold(), first))


def _like(slips: Slips, words: Iterable[str]) -> Meant | None:
    """A word that has most letters in common, in their order: `due` and `due_on`."""
    length = len(slips.word)
    matcher = SequenceMatcher(b=slips.word)
    best, found = _LEAST_RATIO, None
    for each in words:
        other = each.casefold()
        common = min(length, len(other) - len(other.translate(slips.without)))
        if 2 * common < best * (length + len(other)):
            continue  # with the letters of most words there is no need to look at their order
        matcher.set_seq1(other)
        if matcher.quick_ratio() >= best and matcher.ratio() > best:
            best, found = matcher.ratio(), each
    return None if found is None else Meant(found, certain=False)


def _is_slip(written: str, meant: str, distance: int) -> bool:
    if distance == 0:
        return True
    if _DIGITS.findall(written) != _DIGITS.findall(meant):
        return False
    if distance == 1:
        another_letter = len(written) == len(meant) and sorted(written) != sorted(meant)
        return len(meant) >= (6 if another_letter else 4)
    return distance == 2 and len(meant) >= 8
