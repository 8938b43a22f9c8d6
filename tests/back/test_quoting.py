"""Names that PostgreSQL reads as names, quoted or not."""

import psycopg
from hypothesis import given
from hypothesis import strategies as st

from dazzle.back.quoting import identifier, readable
from dazzle.fieldtypes.base import literal, quote

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def test_every_word_can_name_a_column_when_postgres_has_a_use_for_it(server: str) -> None:
    with psycopg.connect(server) as connection:
        words = [word for (word,) in connection.execute("SELECT word FROM pg_get_keywords()")]
        for word in words:
            name = identifier(word)
            checks = f"{name} IS NULL OR {name} IN ('a', 'b') OR NOT {name} > 'c' AND {name}::text ~ 'd'"
            connection.execute(f"CREATE TEMPORARY TABLE words ({name} text, CHECK ({checks}))".encode())
            connection.execute("DROP TABLE words")
        assert words
        connection.rollback()


@given(st.lists(TEXTS), st.lists(TEXTS.filter(bool)))
def test_constants_stay_when_identifiers_lose_their_quotes(constants: list[str], names: list[str]) -> None:
    sql = " ".join([*map(literal, constants), *map(quote, names)])
    assert readable(sql) == " ".join([*map(literal, constants), *map(identifier, names)])


def test_quotes_stay_when_the_name_needs_them() -> None:
    assert readable('"status" IN (\'a "b"\') AND "order" > "Größe"') == 'status IN (\'a "b"\') AND "order" > "Größe"'


def test_quotes_stay_when_the_type_would_be_another_without_them() -> None:
    assert readable("""setweight("words", 'A'::"char")""") == """setweight(words, 'A'::"char")"""
