"""The rules of the layout, one by one, as docs/reference/fmt.md tells them."""

import pytest

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.format import format_source

LONG = [f"value_number_{number}" for number in range(8)]


def laid_out(text: str) -> str:
    made = format_source(SourceFile("test.dsl", text))
    assert not made.refused, made.diagnostics
    return made.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('entity  Kite"Kite" :', 'entity Kite "Kite":'),
        ("x :decimal( 10,2 )=  -  3   required", "x: decimal(10, 2) = -3 required"),
        ("x: enum [a ,b]=a", "x: enum[a, b] = a"),
        ("x: poly_ref[A,B]", "x: poly_ref [A, B]"),
        ("x: str (12) [ ]=1", "x: str(12)[] = 1"),
        ("x: int required=3", "x: int required = 3"),
        ("x: slug unique ?indexed", "x: slug unique? indexed"),
        ("x: str pii ( category = identity,sensitivity=high )", "x: str pii(category=identity, sensitivity=high)"),
        ("x: limits( low = -1,high=2 )", "x: limits(low=-1, high=2)"),
        ("outlier_method: threshold:low=2.5,high=-1", "outlier_method: threshold:low=2.5, high=-1"),
        ("x: file( 20MB,ui:drag_drop )storage=a|b", "x: file(20MB, ui: drag_drop) storage=a|b"),
        ("x: date=today-7d", "x: date = today - 7d"),
        ("x: int=qty*2+ -3%4", "x: int = qty * 2 + -3 % 4"),
        ("x: computed(a+b)*2", "x: computed (a + b) * 2"),
        ("x: computed round(paid/(paid+due)*100)", "x: computed round(paid / (paid + due) * 100)"),
        ("x: computed sum( amount::int )", "x: computed sum(amount::int)"),
        ("semantic: calm = positive,rough=warning", "semantic: calm=positive, rough=warning"),
        ("unique(a,b)", "unique (a, b)"),
        ("index( a desc )where b!=c", "index (a desc) where b != c"),
        ("list: role( a )or not(b=c)and x.y=z", "list: role(a) or not (b = c) and x.y = z"),
        ("list: via Ban( a=id,b!=null )", "list: via Ban(a = id, b != null)"),
        ("list: x not in[a,b]", "list: x not in [a, b]"),
        (
            "x: self->owner->rank>=3 and subject [ Kite ] . owner=y",
            "x: self->owner->rank >= 3 and subject[Kite].owner = y",
        ),
        ("x: count( Berth where state=free )", "x: count(Berth where state = free)"),
        ("draft->sent:requires x role (a)", "draft -> sent: requires x role(a)"),
        ("*->draft", "* -> draft"),
        ("wind_kn<-response.wind", "wind_kn <- response.wind"),
        ("a<->b", "a <-> b"),
        ('-"text"', '- "text"'),
        ('- code:"A1" ,state:free', '- code: "A1", state: free'),
        ("as :*", "as: *"),
        ("cron: 0  3 * * 1-5", "cron: 0 3 * * 1-5"),
    ],
)
def test_blanks_are_put_right(line, expected):
    assert laid_out(line) == f"{expected}\n"
    assert laid_out(expected) == f"{expected}\n"


@pytest.mark.parametrize(
    "line",
    [
        "x: a-b",
        "x: a - b",
        "position: bottom-right",
        "icon: log-in",
        "model_id: claude-haiku-4-5",
        "story ST-004:",
        "virtual: services/ais:positions",
        "format: currency:EUR",
        "outlier_method: sigma:2",
        "run: scripts/stamp.py",
        "request: GET /wind/x",
        "path: /orders",
        "x: taken / total",
        "timeout: 30s",
        "timeout: 30 s",
        "field name widget=rich_text icon=anchor",
        "on x when a = b:",
        "open: a via b | c via d",
        "threshold: 80% of x",
        "sync_to: Berth.dues (trigger: on_demand)",
        "- The ship (large) is late, or not",
        "- A.b -> c",
        "- a.b->c",
        "- Docking.status is 'requested'",
    ],
)
def test_what_may_be_meant_either_way_stays(line):
    assert laid_out(f"  \n{line}") == f"{line}\n"


def test_a_sentence_keeps_its_words_as_far_apart_as_they_were():
    assert laid_out("- the  ship ( large ) is   late ,or not") == "- the ship (large) is late, or not\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\na\n\n\n\nb\n\n", "a\n\nb\n"),
        ("a:\n\n  b\n\n\n  c\n", "a:\n  b\n\n  c\n"),
        ("a:\n  b\nc:\n  d\n", "a:\n  b\n\nc:\n  d\n"),
        ("a:\n  b\nc\nd\n", "a:\n  b\n\nc\nd\n"),
        ("a\nb:\n  c", "a\n\nb:\n  c\n"),
        ("a:\n  b\n\n\n  # c\n\n\nd", "a:\n  b\n\n  # c\n\nd\n"),
        ("a:\n  b\n# c\nd:\n  e", "a:\n  b\n\n# c\nd:\n  e\n"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_empty_lines_are_paragraphs(text, expected):
    assert laid_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n# b\n    c\n", "a:\n  # b\n  c\n"),
        ("a:\n    b\n    # of b\n  # of a\n# of d\nd", "a:\n  b\n  # of b\n\n# of a\n# of d\nd\n"),
        ("a:\n b:\n  c\n  # c\n # b\n   # b too\n# a\nd", "a:\n  b:\n    c\n    # c\n  # b\n  # b too\n\n# a\nd\n"),
        ("a:\n  b\n  # last", "a:\n  b\n  # last\n"),
        ("a:\n  b\n\n# last", "a:\n  b\n\n# last\n"),
        ("a#b  \n", "a  #b\n"),
        ("a     # b\t \n", "a  # b\n"),
        ("  # alone  \n", "# alone\n"),
    ],
)
def test_comments_stay_with_what_they_are_about(text, expected):
    assert laid_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb:\n\t\tc", "a:\n  b:\n    c\n"),
        ("\ufeffa:\r\n   b\r\n", "a:\n  b\n"),
        ("a:\n    - b:\n      c: d\n    - e: f\n      g: h", "a:\n  - b:\n      c: d\n  - e: f\n    g: h\n"),
        ('a: "b\r\n  c"\r\n', 'a: "b\n  c"\n'),
        ("a: 'b\\'  c'", "a: 'b\\'  c'\n"),
    ],
)
def test_lines_are_indented_by_two(text, expected):
    assert laid_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [\n b,\n\n c\n]", "a: [b, c]\n"),
        ("a: [b, c,]", "a: [\n  b,\n  c,\n]\n"),
        ("a: [b, # one\n\n\n c]", "a: [\n  b,  # one\n\n  c\n]\n"),
        ("a: [\n\n # one\n b, c # two\n # three\n]", "a: [\n  # one\n  b,\n  c  # two\n  # three\n]\n"),
        (f"a: [{','.join(LONG)}] = b", f"a: [\n  {(',' + chr(10) + '  ').join(LONG)}\n] = b\n"),
        (f"a: f([{','.join(LONG[:7])}], bcde)", f"a: f(\n  [{', '.join(LONG[:7])}],\n  bcde\n)\n"),
        (f"a: ({' or '.join(LONG)})", f"a: (\n  {(chr(10) + '  or ').join(LONG)}\n)\n"),
        (f"a: {' or '.join(LONG)}", f"a: {' or '.join(LONG)}\n"),
        (f'a: ("{"x" * 150}")', f'a: ("{"x" * 150}")\n'),
        ("a: f(b, [c,])", "a: f(\n  b,\n  [\n    c,\n  ]\n)\n"),
    ],
)
def test_brackets_are_broken_where_the_line_is_long_or_the_author_asks_for_it(text, expected):
    assert laid_out(text) == expected
    assert laid_out(expected) == expected
