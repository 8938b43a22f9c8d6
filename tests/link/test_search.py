"""What `search on` becomes."""

import psycopg
import pytest

from build import compiled
from dazzle.ir.search import DICTIONARIES, Search, SearchField

KITE = "entity Kite:\n  id: uuid pk\n  tag: str(9)\n  note: text\n  mail: email\n"


def test_fields_are_searched_in_the_order_written_with_the_weights_of_postgresql() -> None:
    text = KITE + "search on Kite:\n  fields: note, tag, mail\n  ranking:\n    tag: 4\n    mail: 2\n"
    assert compiled(text).require().entity("Kite").search == Search(
        fields=(
            SearchField(field="note", weight="D"),
            SearchField(field="tag", weight="A"),
            SearchField(field="mail", weight="C"),
        ),
    )


def test_own_entity_is_searched_when_it_has_a_framework_entity_s_name() -> None:
    text = "entity FeedbackReport:\n  id: uuid pk\n  words: text\nsearch on FeedbackReport:\n  fields: words\n"
    own, framework = (each for each in compiled(text).require().entities if each.name == "FeedbackReport")
    assert own.search == Search(fields=(SearchField(field="words"),))
    assert framework.search is None


@pytest.mark.parametrize("version", ["server", "server_15_url"])
def test_every_tokenizer_is_a_configuration_of_postgresql(version: str, request: pytest.FixtureRequest) -> None:
    with psycopg.connect(request.getfixturevalue(version)) as connection:
        rows = connection.execute("SELECT cfgname FROM pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace")
        assert set(DICTIONARIES) <= {name for (name,) in rows}
