"""`seed:` and `bulk:`."""

from dazzle.ir.seed import Seed, SeedField
from dazzle.ir.trait import Bulk
from dazzle.lang import ast
from dazzle.link.plain import truth, whole, word, words

IMPORTED = frozenset({"all", "true", "import"})
EXPORTED = frozenset({"all", "true", "export"})


def link_seed(node: ast.Seed | None) -> Seed | None:
    if node is None:
        return None
    return Seed(
        strategy=word(node.strategy) or "rolling_window",
        window_start=_whole(node.window_start, -1),
        window_end=_whole(node.window_end, 3),
        month_anchor=_whole(node.month_anchor, 1),
        match_field=word(node.match_field),
        fields=tuple(SeedField(field=each.field.text, template=each.template.value) for each in node.fields),
    )


def link_bulk(node: ast.Bulk | None) -> Bulk | None:
    """None where nothing is read or written in bulk."""
    if node is None:
        return None
    ways = set(words(node.bulk))
    made = Bulk(
        imports=truth(node.import_) or bool(ways & IMPORTED),
        exports=truth(node.export) or bool(ways & EXPORTED),
        formats=words(node.formats) or ("csv",),
    )
    return made if made.imports or made.exports else None


def _whole(node: ast.Literal | None, otherwise: int) -> int:
    found = whole(node)
    return otherwise if found is None else found
