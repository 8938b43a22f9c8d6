"""One line to its node."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang import ast
from dazzle.lang.constructs import REDUCTIONS, access, entity, surface
from dazzle.lang.constructs import STARTS as START_RULES
from dazzle.lang.lines import Failure
from dazzle.lang.outline import outline
from dazzle.lang.parser import line_parser
from dazzle.lang.tables import shipped

SPAN = Span("test.dsl", 0, 0)
STARTS = sorted(START_RULES)
WORDS = sorted(word for word in line_parser().words if word.isidentifier())
NAMES = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True).filter(lambda word: word not in WORDS)


def read(start: str, text: str) -> object:
    (line,) = outline(SourceFile("test.dsl", text)).lines
    return line_parser().parse(start, line.tokens, "test.dsl")


def node(start: str, text: str) -> object:
    made = read(start, text)
    assert not isinstance(made, Failure), made
    return made


def name(text: str) -> ast.Name:
    return ast.Name(span=SPAN, text=text)


def path(*parts: str, branch: str | None = None) -> ast.Path:
    return ast.Path(span=SPAN, parts=tuple(map(name, parts)), branch=name(branch) if branch else None)


def literal(value: object) -> ast.Literal:
    return ast.Literal(span=SPAN, value=value)


def binary(operator: str, left: ast.Expression, right: ast.Expression) -> ast.Binary:
    return ast.Binary(span=SPAN, operator=operator, left=left, right=right)


def expression(text: str) -> ast.Expression:
    return node("invariant", f"invariant: {text}").expression


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_language_is_free_as_a_name(word):
    assert node("field", f"{word}: int required").name == name(word)
    assert node("field", f"a: ref {word}").type.target == name(word)
    assert [value.value for value in node("field", f"a: enum[{word}, b]").type.values] == [word, "b"]
    assert node("unique", f"unique a, {word}").fields == (name("a"), name(word))
    assert node("index", f"index {word}").parts[0].field == name(word)
    assert node("titled", f"section {word}:").slots["name"] == name(word)
    assert node("surface_field", f'field {word} "A"').slots["name"] == name(word)
    assert node("audience", f"as: {word}").value == (name(word),)
    assert expression(f"self.{word} = b") == binary("=", path("self", word), path("b"))
    arrow = node("transition", f"{word} -> {word}: requires {word}")
    assert (arrow.source, arrow.target) == (name(word), name(word))


def test_every_rule_of_the_grammar_has_one_function_that_builds_it():
    modules = [access, entity, surface]
    assert all(REDUCTIONS[key] is build for module in modules for key, build in module.REDUCTIONS.items())
    assert {rule.build for rule in shipped(STARTS).rules} - {None} == REDUCTIONS.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1", binary("=", path("a"), literal(1))),
        ("a == 1", binary("=", path("a"), literal(1))),
        ("a is 1", binary("=", path("a"), literal(1))),
        ("a != 'x'", binary("!=", path("a"), literal("x"))),
        ("a is null", binary("=", path("a"), literal(None))),
        ("a is not null", binary("!=", path("a"), literal(None))),
        ("a is None", binary("=", path("a"), literal(None))),
        ("true", literal(True)),
        ("a < -1.5", binary("<", path("a"), literal(ast.Exact("-1.5")))),
        ("a or b AND c", binary("or", path("a"), binary("and", path("b"), path("c")))),
        ("(a OR b) and c", binary("and", binary("or", path("a"), path("b")), path("c"))),
        ("not a = b", ast.Unary(span=SPAN, operator="not", operand=binary("=", path("a"), path("b")))),
        ("a - b - c", binary("-", binary("-", path("a"), path("b")), path("c"))),
        ("a + b * c", binary("+", path("a"), binary("*", path("b"), path("c")))),
        ("-a", ast.Unary(span=SPAN, operator="-", operand=path("a"))),
        ("a->b.c", path("a", "b", "c")),
        ("a[B].c", path("a", "c", branch="B")),
        ("f()", ast.Call(span=SPAN, function=name("f"), arguments=())),
        ('f("a", b)', ast.Call(span=SPAN, function=name("f"), arguments=(literal("a"), path("b")))),
        ("a in [1, b]", ast.In(span=SPAN, operand=path("a"), options=(literal(1), path("b")), negated=False)),
        ("a not in [b]", ast.In(span=SPAN, operand=path("a"), options=(path("b"),), negated=True)),
        ("today + 7d", binary("+", path("today"), ast.Duration(span=SPAN, amount=7, unit="d"))),
        ("now - 14 days", binary("-", path("now"), ast.Duration(span=SPAN, amount=14, unit="d"))),
        ("now + 2months", binary("+", path("now"), ast.Duration(span=SPAN, amount=2, unit="m"))),
    ],
)
def test_expressions(text, expected):
    assert expression(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("draft", path("draft")),
        ("-1", literal(-1)),
        ('"a b"', literal("a b")),
        ("'it\\'s\\n'", literal("it's\n")),
        ("today + 90d", binary("+", path("today"), ast.Duration(span=SPAN, amount=90, unit="d"))),
        ("null", literal(None)),
        ("false", literal(False)),
        ("today()", ast.Call(span=SPAN, function=name("today"), arguments=())),
    ],
)
@pytest.mark.parametrize("line", ["a: int={} required", "a: int required = {}", "a: int = {} required was: b"])
def test_a_default_stands_anywhere_among_the_modifiers(text, expected, line):
    field = node("field", line.format(text))
    assert field.default == expected
    assert field.modifiers == (ast.Modifier(span=SPAN, name=name("required")),)


@pytest.mark.parametrize("line", ["a: int was: b unique", "a: int unique was: b", "a: int was: b = 3 unique"])
def test_was_stands_anywhere_after_the_type(line):
    field = node("field", line)
    assert (field.was, field.modifiers[0].name) == (name("b"), name("unique"))


def type_of(text: str) -> ast.TypeRef:
    return node("field", f"a: {text} required").type


def argument(value: object, **more: ast.Name) -> ast.TypeArgument:
    return ast.TypeArgument(span=SPAN, value=literal(value) if isinstance(value, int) else name(str(value)), **more)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("int", {}),
        ("str(80)", {"arguments": (argument(80),)}),
        ("decimal(8,2)", {"arguments": (argument(8), argument(2))}),
        ("money(EUR)", {"arguments": (argument("EUR"),)}),
        (
            "file(20MB, ui: drag_drop)",
            {"arguments": (argument(20, unit=name("MB")), argument("drag_drop", key=name("ui")))},
        ),
        ("str(20)[]", {"arguments": (argument(20),), "array": True}),
        ("ref B cascade", {"target": name("B"), "words": (name("cascade"),)}),
        ("ref B on delete nullify", {"target": name("B"), "words": (name("nullify"),)}),
        ("belongs_to B", {"target": name("B")}),
        (
            "has_many B via C restrict readonly",
            {"target": name("B"), "via": name("C"), "words": (name("restrict"), name("readonly"))},
        ),
        ("poly_ref [B, C]", {"targets": (name("B"), name("C"))}),
        ("poly_ref [*]", {"targets": (name("*"),)}),
        ("descendants_of self via C.parent", {"target": name("self"), "via": name("C.parent")}),
    ],
)
def test_types(text, expected):
    keyword = text.split("(")[0].split()[0]
    assert type_of(text) == ast.TypeRef(span=SPAN, name=name(keyword), **expected)


def test_enum_values_may_be_quoted_and_end_with_a_comma():
    values = type_of('enum[a, "b c", status,]').values
    assert [(value.value, value.quoted) for value in values] == [("a", False), ("b c", True), ("status", False)]


@pytest.mark.parametrize(
    ("text", "modifier", "arguments"),
    [
        ("unique?", "unique?", ()),
        ("pii(category=contact, sensitivity=high)", "pii", (("category", "contact"), ("sensitivity", "high"))),
        ("pii()", "pii", ()),
        ("storage=a|b", "storage", (("storage", "a"), ("storage", "b"))),
    ],
)
def test_modifiers_with_arguments(text, modifier, arguments):
    (made,) = node("field", f"a: file {text}").modifiers
    assert made == ast.Modifier(
        span=SPAN, name=name(modifier), arguments=tuple((name(key), name(value)) for key, value in arguments)
    )


@pytest.mark.parametrize(
    "text",
    [
        "index a, b desc where c = d using gin",
        "index (a, b desc) where c == d using gin",
        "index a asc, b desc using gin where c is d",
    ],
)
def test_indexes_are_written_in_several_ways(text):
    assert node("index", text) == ast.Index(
        span=SPAN,
        parts=(ast.IndexPart(span=SPAN, field=name("a")), ast.IndexPart(span=SPAN, field=name("b"), descending=True)),
        where=binary("=", path("c"), path("d")),
        using=name("gin"),
    )


def test_a_scope_goes_through_another_entity():
    rule = node("access_rule", "read: not via Ban(member = current_user.id, rental != null)")
    assert rule.condition == ast.Via(
        span=SPAN,
        entity=name("Ban"),
        bindings=(
            ast.Binding(span=SPAN, left=path("member"), operator="=", right=path("current_user", "id")),
            ast.Binding(span=SPAN, left=path("rental"), operator="!=", right=literal(None)),
        ),
        negated=True,
    )


@pytest.mark.parametrize("word", ["all", "authenticated", "anonymous"])
def test_a_word_may_be_a_whole_rule(word):
    assert node("access_rule", f"list: {word}").condition == path(word)


@given(st.lists(NAMES, min_size=1, max_size=30))
def test_lists_keep_their_order(names):
    assert [value.value for value in type_of(f"enum[{', '.join(names)}]").values] == names


@given(NAMES, NAMES, NAMES)
def test_spans_are_exact(first, second, third):
    text = f'{first} : enum[ {second} ]  required = {third}  pii(a=b) # "x"'
    field = node("field", text)

    def said(part: ast.Node) -> str:
        return text[part.span.start : part.span.end]

    assert said(field) == text[: text.index(" #")]
    assert said(field.name) == first
    assert said(field.type) == f"enum[ {second} ]"
    assert said(field.type.name) == "enum"
    assert said(field.type.values[0]) == second
    assert said(field.default) == third
    assert [said(modifier) for modifier in field.modifiers] == ["required", "pii(a=b)"]


def test_a_failure_tells_which_token_does_not_fit():
    failure = read("field", "a: str(12)) required")
    assert isinstance(failure, Failure)
    assert failure.index == 6


@pytest.mark.parametrize("start", STARTS)
def test_no_soup_of_tokens_raises(start):
    words = [*line_parser().words, "a", "7", "7d", '"x"', "$"]

    @given(st.lists(st.sampled_from(words), min_size=1, max_size=12))
    def run(soup):
        lines = outline(SourceFile("test.dsl", " ".join(soup))).lines
        for line in lines:
            made = line_parser().parse(start, line.tokens, "test.dsl")
            if isinstance(made, Failure):
                assert 0 <= made.index <= len(line.tokens)

    run()
