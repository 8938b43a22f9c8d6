"""A name that is gone beside one that is new: nothing is guessed, and a hint that cannot be followed is refused."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from build import app, entity, field
from dazzle.back.migrate import revision
from dazzle.back.migrate.hints import Rename
from dazzle.diagnostics.errors import RevisionRefused, RevisionUndecided, UsageError
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.text import Text
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner
from renaming import PARTS, PLAIN, Project, spec, thing


@pytest.mark.parametrize(
    ("after", "renames", "sentence"),
    [
        (
            thing(field("x", Int()), field("b", Int())),
            ("Thing.gone:x",),
            "`gone`, said to be the former name of `Thing.x`",
        ),
        (thing(field("a", Int()), field("b", Int())), ("Thing.z:a",), "`a` is in the revisions already"),
        (thing(field("x", Int()), field("b", Int())), ("Thing.b:x",), "the field `Thing.b` is still in the text"),
        (thing(field("x", Int()), field("y", Int())), ("Thing.a:x", "Thing.a:y"), "contradict each other"),
        (thing(field("x", Int())), ("Thing.a:x", "Thing.b:x"), "contradict each other"),
        (thing(field("x", Int(), was="b")), ("Thing.a:x",), "say two former names of `Thing.x`"),
        (thing(field("x", Int())), ("Thing.a:xx",), "`Thing` has no field `xx`"),
        (thing(field("x", Int())), ("Thin.a:x",), "there is no entity `Thin` in the text"),
        (thing(field("x", Int())), ("Other:Thing",), "`Thing` is in the revisions already"),
        (thing(field("x", Int(), was="z")), (), "`z`, said to be the former name of `Thing.x`"),
        (thing(field("x", Int(), was="a"), field("y", Int(), was="a")), (), "x and y are both said to have been a"),
        (
            app(*PLAIN.entities, entity("Item", was="Nothing")),
            (),
            "`Nothing`, said to be the former name of entity `Item`",
        ),
        (app(*PLAIN.entities, entity("Item")), ("Thing:Item",), "the entity `Thing` is still in the text"),
    ],
)
def test_a_hint_that_cannot_be_followed_is_refused(
    deployed: Project, after: AppSpec, renames: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(RevisionRefused) as refused:
        deployed.revise(after, *renames)
    assert sentence in refused.value.message
    assert len(deployed.history.of(Owner.PROJECT)) == 1


@pytest.fixture
def deployed(tmp_path: Path, server: str, database_url: str) -> Project:
    """On one server, with PLAIN's table."""
    made = Project(tmp_path, server, database_url)
    made.revise(PLAIN)
    return made


@pytest.mark.parametrize("written", ["a", "Thing.a", "Thing.a:", ":b", "Thing.a:Thing.b", "a:b:c", "a b:c"])
def test_an_option_that_is_none_is_wrong_usage(written: str) -> None:
    with pytest.raises(UsageError, match="is not read"):
        Rename.parsed(written)


def test_what_is_dropped_has_to_go(deployed: Project) -> None:
    with pytest.raises(RevisionRefused, match="drops nothing"):
        deployed.revise(PLAIN, drops=("Thing.a",))
    with pytest.raises(RevisionRefused, match="drops nothing"):
        deployed.revise(PLAIN, drops=("Other",))
    both = thing(field("x", Int()), field("b", Int()))
    with pytest.raises(RevisionUndecided):
        deployed.revise(both)
    expanding, contracting = deployed.revise(both, drops=("Thing.a",))
    assert "op.add_column" in expanding
    assert 'op.drop_column("thing", "a")' in contracting


def test_an_entity_that_is_dropped_is_not_the_new_one(deployed: Project) -> None:
    other = app(replace(PLAIN.entities[0], name="Item", table_name="item"))
    with pytest.raises(RevisionUndecided) as refused:
        deployed.revise(other)
    (question,) = refused.value.questions
    assert (question.place, question.candidates[0].name) == ("Thing", "Item")
    _, contracting = deployed.revise(other, drops=("Thing",))
    assert 'op.drop_table("thing")' in contracting


def test_the_likeliest_candidate_comes_first_and_the_ways_out_can_be_copied(deployed: Project) -> None:
    several = thing(field("other", Text()), field("count_of", BigInt()), field("a_new", Int()), field("b", Int()))
    with pytest.raises(RevisionUndecided) as refused:
        deployed.revise(several)
    (question,) = refused.value.questions
    assert [each.name for each in question.candidates] == ["a_new", "count_of"]
    assert question.candidates[0].likeness > question.candidates[1].likeness
    assert refused.value.help == (
        "write `was: a` after the type of `Thing.a_new` if it is the same field\n"
        'or say so once: dazzle db revision -m "..." --rename Thing.a:a_new\n'
        'if it is not, and what is gone may go: dazzle db revision -m "..." --drop Thing.a'
    )


def test_a_hint_that_was_followed_is_noted_and_does_nothing(deployed: Project) -> None:
    after = thing(field("x", Int(), required=True, indexed=True, was="a"), field("b", Int(), unique=True))
    assert revision.followed_hints(after, deployed.history, deployed.server) == ()
    deployed.revise(after)
    assert revision.followed_hints(after, deployed.history, deployed.server) == (
        "`was: a` of `Thing.x` is done, and may go from the text: a revision has renamed it",
    )
    assert deployed.revise(after) == []


def test_what_is_embedded_is_asked_about_once(deployed: Project) -> None:
    deployed.revise(app(*PLAIN.entities, *spec(PARTS).entities))
    after = PARTS.replace("city", "town").replace("rent", "price")
    with pytest.raises(RevisionUndecided) as refused:
        deployed.revise(app(*PLAIN.entities, *spec(after).entities))
    assert [(each.place, [one.name for one in each.candidates]) for each in refused.value.questions] == [
        ("Address.rent", ["price"]),
        ("Address.city", ["town"]),
    ]
    expanding, contracting = deployed.revise(
        app(*PLAIN.entities, *spec(after).entities), drops=("Address.rent", "Address.city")
    )
    assert "town" in expanding
    assert "city" in contracting
    with pytest.raises(RevisionRefused, match="drops nothing"):
        deployed.revise(app(*PLAIN.entities, *spec(after).entities), drops=("Address.street",))


def test_what_is_dropped_of_an_embedded_entity_is_no_more_than_was_said(deployed: Project) -> None:
    before = PARTS.replace("  city:", "  zip: str(40)\n  zip_code: str(40)\n  city:")
    deployed.revise(app(*PLAIN.entities, *spec(before).entities))
    after = app(*PLAIN.entities, *spec(PARTS.replace("  city:", "  postal: str(40)\n  city:")).entities)
    with pytest.raises(RevisionUndecided) as refused:
        deployed.revise(after, drops=("Address.zip",))
    assert [each.place for each in refused.value.questions] == ["Address.zip_code"]
    kept = app(*PLAIN.entities, *spec(before.replace("  zip_code: str(40)\n", "")).entities)
    with pytest.raises(RevisionRefused, match="drops nothing"):
        deployed.revise(kept, drops=("Address.zip",))
