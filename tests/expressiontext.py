"""Expressions of the AST as the language writes them, and expressions of any shape.

@given(expressions())     an expression that the grammar knows, whatever it means
text(node)                the text that is read as that node
"""

from functools import cache

from hypothesis import strategies as st

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.written import quoted
from dazzle.lang import ast

SPAN = Span("test.dsl", 0, 0)

# How tightly the parts of the grammar bind, loosest first.
CONDITIONAL, OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGNED, ATOM = range(9)
OPERATORS = {
    "or": (OR, OR, AND),
    "and": (AND, AND, NOT),
    **dict.fromkeys(("=", "!=", "<", "<=", ">", ">="), (COMPARISON, SUM, SUM)),
    **dict.fromkeys("+-", (SUM, SUM, PRODUCT)),
    **dict.fromkeys("*/%", (PRODUCT, PRODUCT, SIGNED)),
}
# A word that begins an expression and is no name there.
TAKEN = frozenset({"not", "if", "true", "false", "null", "None"})
FREE = ("a", "owner", "status", "where", "is", "in", "or", "elif", "else", "today", "self", "count", "größe", "days")


def text(node: ast.Expression, least: int = CONDITIONAL) -> str:
    """The expression, in brackets where it binds looser than `least`."""
    binds, written = _written(node)
    return written if binds >= least else f"({written})"


def _written(node: ast.Expression) -> tuple[int, str]:
    match node:
        case ast.Literal(value=value):
            return _literal(value)
        case ast.Duration(amount=amount, unit=unit):
            return ATOM, f"{amount}{unit}"
        case ast.Path(parts=(first, *rest), branch=branch):
            head = f"{first.text}[{branch.text}]" if branch else first.text
            return ATOM, ".".join((head, *(part.text for part in rest)))
        case ast.Call(function=function, arguments=arguments, where=where):
            listed = ", ".join(map(text, arguments))
            return ATOM, f"{function.text}({listed}{f' where {text(where, OR)}' if where else ''})"
        case ast.Listing(items=items):
            return ATOM, f"[{', '.join(text(item, OR) for item in items)}]"
        case ast.Cast(operand=operand, type=type_, arguments=arguments):
            digits = f"({', '.join(text(each) for each in arguments)})" if arguments else ""
            return ATOM, f"{text(operand, ATOM)}::{type_.text}{digits}"
    return _made(node)


def _made(node: ast.Expression) -> tuple[int, str]:
    match node:
        case ast.Unary(operator="not", operand=operand):
            return NOT, f"not {text(operand, NOT)}"
        case ast.Unary(operand=operand):
            return SIGNED, f"-{text(operand, SIGNED)}"
        case ast.Binary(operator=operator, left=left, right=right):
            binds, least_left, least_right = OPERATORS[operator]
            return binds, f"{text(left, least_left)} {operator} {text(right, least_right)}"
        case ast.In(operand=operand, options=options, within=within, negated=negated):
            among = ast.Listing(span=SPAN, items=options) if within is None else within
            return COMPARISON, f"{text(operand, SUM)} {'not ' if negated else ''}in {text(among, SUM)}"
        case ast.Conditional(cases=cases, otherwise=otherwise):
            chosen = " elif ".join(f"{text(case.condition, OR)}: {text(case.value, OR)}" for case in cases)
            return CONDITIONAL, f"if {chosen} else: {text(otherwise)}"
    raise TypeError(node)


def _literal(value: str | int | ast.Exact | bool | None) -> tuple[int, str]:
    match value:
        case None:
            return ATOM, "null"
        case bool():
            return ATOM, str(value).lower()
        case str():
            return ATOM, quoted(value)
    written = str(value)
    return (SIGNED if written.startswith("-") else ATOM), written


def name(word: str) -> ast.Name:
    return ast.Name(span=SPAN, text=word)


def node(kind: type[ast.Node], **parts: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries(parts).map(lambda made: kind(span=SPAN, **made))


def literals(values: st.SearchStrategy) -> st.SearchStrategy[ast.Literal]:
    return node(ast.Literal, value=values)


WORDS = st.sampled_from(FREE) | st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True)
NAMES = WORDS.filter(lambda word: word.lower() not in TAKEN).map(name)
TYPES = WORDS.map(name)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=8)
WHOLE = st.integers(0, 10**9)
DECIMALS = st.builds(
    lambda sign, whole, part: ast.Exact(f"{sign}{whole}.{part}"), st.sampled_from(("", "-")), WHOLE, WHOLE
)


def leaves(names: st.SearchStrategy) -> st.SearchStrategy[ast.Expression]:
    numbers = WHOLE | WHOLE.map(lambda number: -number - 1) | DECIMALS
    parts = st.lists(names, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        literals(st.none() | st.booleans() | TEXTS | numbers),
        node(ast.Duration, amount=WHOLE, unit=st.sampled_from(("min", "h", "d", "w", "m", "y"))),
        node(ast.Path, parts=parts),
        node(ast.Path, parts=parts, branch=names),
    )


def larger(inner: st.SearchStrategy, names: st.SearchStrategy) -> st.SearchStrategy[ast.Expression]:
    """What is made of other expressions. A minus before a number is part of the number."""
    items = st.lists(inner, max_size=3).map(tuple)
    some = st.lists(inner, min_size=1, max_size=2).map(tuple)
    signed = inner.filter(lambda each: not isinstance(each, ast.Literal))
    cases = st.lists(node(ast.Case, condition=inner, value=inner), min_size=1, max_size=2).map(tuple)
    digits = st.lists(literals(WHOLE), max_size=2).map(tuple)
    return st.one_of(
        node(ast.Binary, operator=st.sampled_from(tuple(OPERATORS)), left=inner, right=inner),
        node(ast.Unary, operator=st.just("not"), operand=inner),
        node(ast.Unary, operator=st.just("-"), operand=signed),
        node(ast.Call, function=names, arguments=items),
        node(ast.Call, function=names, arguments=some, where=inner),
        node(ast.In, operand=inner, options=items, negated=st.booleans()),
        node(ast.In, operand=inner, within=inner.filter(_is_no_list), negated=st.booleans()),
        node(ast.Conditional, cases=cases, otherwise=inner),
        node(ast.Cast, operand=inner, type=TYPES, arguments=digits),
        node(ast.Listing, items=items),
    )


def _is_no_list(each: ast.Expression) -> bool:
    return not isinstance(each, ast.Listing)


@st.composite
def expressions(draw: st.DrawFn, words: tuple[str, ...] = (), most: int = 12) -> ast.Expression:
    """Made of these words, or of any."""
    return draw(_expressions(words, most))


@cache
def _expressions(words: tuple[str, ...], most: int) -> st.SearchStrategy[ast.Expression]:
    chosen = st.sampled_from(words).map(name) if words else NAMES
    names = st.deferred(lambda: chosen)  # whose name is short, however many words there are
    return st.recursive(leaves(names), lambda inner: larger(inner, names), max_leaves=most)
