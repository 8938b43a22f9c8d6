"""Conditions over a row of `tests/back/test_expression_values.py`, as texts that make sense."""

from hypothesis import strategies as st

Texts = st.SearchStrategy[str]


def either(*options: str | Texts) -> Texts:
    return st.one_of(*(st.just(each) if isinstance(each, str) else each for each in options))


def signs(text: str) -> Texts:
    return st.sampled_from(text.split())


def made(pattern: str, *parts: Texts) -> Texts:
    """Texts of the pattern, with something of each part in its places."""
    return st.tuples(*parts).map(lambda found: pattern.format(*found))


FLAGS = either("done", "dry", "not done", "n > 1", "tag is null", "wing = box", "done = dry")
AMOUNTS = st.integers(0, 40).map(str)


def grown(leaves: Texts, *more, constants: Texts | None = None, most: int = 3) -> Texts:
    """Values made of leaves; `more` make larger ones of them, and `constants` may stand beside them."""

    def larger(inner: Texts) -> Texts:
        beside = inner if constants is None else either(inner, constants)
        return st.one_of(
            made("coalesce({}, {})", inner, beside),
            made("nullif({}, {})", inner, beside),
            made("(if {}: {} else: {})", FLAGS, beside, inner),
            made("(if {}: {} elif {}: null else: {})", FLAGS, inner, FLAGS, beside),
            *(make(inner, beside) for make in more),
        )

    return st.recursive(leaves, larger, max_leaves=most)


def extremes(inner: Texts, beside: Texts) -> Texts:
    return made("{}({}, {})", signs("min max"), inner, beside)


def size(inner: Texts, _: Texts) -> Texts:
    return either(made("abs({})", inner), made("(-{})", inner))


WHOLE = grown(
    either("n", "m", "0", "1", "-3", "len(tag)", "done::int", "round(size)", "size::int"),
    extremes,
    size,
    lambda inner, _: made("({} {} {})", inner, signs("+ - * %"), inner),
)
NUMBERS = grown(
    either("size", "2.5", "0.01", WHOLE, "price::decimal", "(price / fee)", "n::decimal", "round(rate, 2)"),
    extremes,
    size,
    lambda inner, _: made("({} {} {})", inner, signs("+ - * / %"), inner),
    lambda inner, _: made("round({}, {})", inner, signs("0 1 3")),
)
FLOATS = grown(
    either("rate", "size::float", "n::float", "price::float"),
    extremes,
    size,
    lambda inner, _: made("(rate {} {})", signs("+ - * /"), inner),
    constants=either("0.5", "n", "size"),
)
MONEY = grown(
    either("price", "fee"),
    extremes,
    size,
    lambda inner, _: made("({} {} {})", inner, signs("+ -"), inner),
    lambda inner, _: made("({} {} {})", inner, signs("* /"), either("3", "0.5", "m", "size", "rate")),
    lambda inner, _: made("round({}{})", inner, either("", ", 1", ", 3")),
    constants=either("0", "1", "2.50", "-2.5"),
)
DAYS = grown(
    either("(stop - start)", "(start - seen::date)"),
    lambda inner, _: made("({} + {})", inner, either("1", inner)),
    lambda inner, _: made("(-{})", inner),
    most=2,
)
PERIODS = either(made("{}{}", AMOUNTS, signs("d w m")), "(2w - 3d)", "-1d", "1y", "(1d * 3)")
CLOCKS = either(made("{}{}", AMOUNTS, signs("min h")), "(left - seen)", "(2h * 3)", "(closes - opens)", "(1d + 2h)")
DATES = grown(
    either("start", "stop", "seen::date", '"2025-01-01"::date'),
    extremes,
    lambda *_: made("({} {} {})", either("start", "stop", "seen::date"), signs("+ -"), PERIODS),
    lambda *_: made("(start {} {})", signs("+ -"), DAYS),
    constants=either('"2024-02-29"', '"2026-01-01"'),
)
INSTANTS = grown(
    either("seen", "left", "start::datetime"),
    extremes,
    lambda *_: made("({} {} {})", either("seen", "left"), signs("+ -"), either(PERIODS, CLOCKS)),
    lambda *_: made("(start {} {})", signs("+ -"), CLOCKS),
    constants=either('"2024-02-29T23:30Z"', '"2024-01-31 02:00"', '"2024-01-31T02:00+02:00"'),
)
TIMES = grown(
    either("opens", "closes", "seen::time"),
    extremes,
    lambda inner, _: made("({} {} {})", inner, signs("+ -"), made("{}{}", AMOUNTS, signs("min h"))),
    constants=either('"12:00"', '"23:59:59"'),
)
TEXTS = grown(
    either(
        "tag", "note", "lower(note)", "upper(tag)", "wing::text", "size::text", "n::text", "done::text", "owner::text"
    ),
    extremes,
    lambda inner, _: made("concat({}, {})", inner, either(inner, "wing", "n", "size", '"-"')),
    lambda inner, _: made("{}({})", signs("lower upper"), inner),
    constants=either('"a"', '""', '"box"', "wing::text"),
)
WINGS = grown(either("wing"), constants=either("box", "delta", '"tag"'))
EQUAL, ORDERED = signs("= != == is"), signs("= != < <= > >=")


def compared(values: Texts, beside: Texts, sign: Texts = ORDERED) -> Texts:
    return either(
        made("{} {} {}", values, sign, beside),
        made("{} in [{}, {}]", values, beside, beside),
        made("{} not in [{}, {}]", values, beside, either(beside, "null")),
        made("{} in [null, {}]", values, beside),
        made("{} is {}", values, either("null", "not null")),
    )


COMPARISONS = st.one_of(
    compared(NUMBERS, NUMBERS),
    compared(WHOLE, either(WHOLE, NUMBERS)),
    made("{} {} {}", FLOATS, ORDERED, either(FLOATS, NUMBERS)),
    compared(MONEY, either(MONEY, "0", "2.50", "-3")),
    compared(DAYS, either(DAYS, "7", "14d", "1m", "n")),
    made("{} {} {}", either(DAYS, CLOCKS, PERIODS, "(1d * n)"), ORDERED, either(CLOCKS, PERIODS)),
    compared(DATES, either(DATES, '"2024-02-29"')),
    compared(INSTANTS, either(INSTANTS, '"2024-02-29T23:30Z"')),
    made("{} {} {}", INSTANTS, ORDERED, either(DATES, '"2024-02-29"')),
    made("{} {} {}", DATES, ORDERED, INSTANTS),
    compared(TIMES, either(TIMES, '"12:00"')),
    compared(TEXTS, either(TEXTS, '"a"', '"zz"')),
    compared(either(TEXTS, "coalesce(tag, wing)"), either("wing", "tail"), EQUAL),
    compared(WINGS, either("box", "delta", '"tag"', "tail"), EQUAL),
    made("{} {} {}", either("box", '"delta"'), signs("= !="), WINGS),
    compared(either("owner", "keeper"), either("owner", '"00000000-0000-0000-0000-000000000001"'), EQUAL),
    either("data is null", "data is not null", "done", "not dry", "done != dry", "(n > m) = done"),
)
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda inner: either(
        made("({} {} {})", inner, signs("and or AND OR"), inner),
        made("not ({})", inner),
        made("(if {}: {} else: {})", inner, inner, inner),
        made("({} = {})", made("({})", inner), made("({})", inner)),
    ),
    max_leaves=4,
)


@st.composite
def conditions(draw: st.DrawFn) -> str:
    return draw(CONDITIONS)
