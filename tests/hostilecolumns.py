"""What a hand-written INSERT may give a column, as texts that PostgreSQL reads."""

from hypothesis import strategies as st

from dazzle.fieldtypes.base import Column

TEXTS = [
    "", " ", "a", "abc", "abc ", " abc", "ABC", "a-b-c", "-ab", "a--b", "x" * 12, "x" * 13, "x" * 12 + "    ", "x" * 41,
    "x" * 65, "x" * 321, "x" * 1025, "\n", "abc\n", "a b", "a@b", "a@b@c", "a b@c", "@", "a\u200b@b", "a\u00a0@b",
    "http://x", "https://x y", "http://", "HTTP://x", "javascript:alert(1)", "ftp://x", "Europe/Vienna", "Mars/Base",
    "europe/vienna", "posix/UTC", "EUR", "eur", "EU", "EURO", "E\nR", "Invoice", "invoice", "Nothing", "no name",
    "draft", "Draft", "draft ", "on hold", "it's", "only", "null", "NULL", "\\N", "{}", '"', "\U0001f600", "\0",
    "\ud800",
]  # fmt: skip
NUMBERS = [
    "NaN", "Infinity", "-Infinity", "1e400", "1e-400", "9" * 30, "-9223372036854775808", "9223372036854775807",
    "2147483648", "-2147483649", "100000000", "99999999.999", "0.005", "0.0000001", "-0", "1_0", "0x10", "1e5",
]  # fmt: skip
MOMENTS = [
    "infinity", "-infinity", "10000-01-01", "294276-12-31", "0001-12-31 BC", "4713-01-01 BC", "9999-12-31",
    "0001-01-01", "epoch", "2026-02-30", "9999-12-31 23:59:59.9999999+00", "9999-12-31 23:59:59-01",
    "0001-01-01 00:00:00+14", "24:00", "23:59:60", "23:59:59.9999999", "00:00", "allballs", "J2451187",
    "2026-11-24T14:30Z",
]  # fmt: skip
DOCUMENTS = [
    "null", "1e400", "[-1e400]", "1e-400", "1" + "0" * 301, "1.10000000000000000001", '"\\u0000"', '"\\ud800"',
    '{"": null}', '{"a": 1, "a": 2}', "[" * 100 + "]" * 100, "[" * 101 + "]" * 101, "true", '"x"', "-0", "{", "NaN",
]  # fmt: skip
BYTES = ["\\x00ff", "\\x0", "abc", "\\000"]
UUIDS = ["0198c0de-0000-7000-8000-000000000001", "{0198C0DE000070008000000000000001}", "0198c0de", "0" * 32]
BOOLS = ["t", "off", "2", "yes"]
ALL = [*TEXTS, *NUMBERS, *MOMENTS, *DOCUMENTS, *BYTES, *UUIDS, *BOOLS]
# Arrays of every form; {} stands for an item.
FORMS = [
    "{{}}", "{{{0}}}", "{{{0},{0}}}",
    "{{{{{0}}},{{{0}}}}}", "{{NULL}}", "{{{0},NULL}}", "[2:2]={{{0}}}", "[0:1]={{{0},{0}}}",
]  # fmt: skip


def listed(form: str, item: str) -> str:
    escaped = item.replace("\\", "\\\\").replace('"', '\\"')
    return form.format(f'"{escaped}"')


def cells(column: Column) -> list[str]:
    """Everything that is tried with a column by itself."""
    if not column.type.name.endswith("[]"):
        return ALL
    items = {"{{{0}}}": ALL, "{{{0},{0}}}": ALL}
    return [listed(form, item) for form in FORMS for item in items.get(form, ["abc", *UUIDS[:1], *NUMBERS[-2:]])]


def cell(column: Column) -> st.SearchStrategy[str | None]:
    """One of those, a text of any kind, or nothing."""
    texts = st.text(st.characters(), max_size=20)
    if column.type.name.endswith("[]"):
        texts = st.lists(texts, max_size=3).map(lambda items: f"{{{','.join(listed('{0}', item) for item in items)}}}")
    return st.none() | st.sampled_from(cells(column)) | texts
