"""Revisions from what differs: written, readable, and leading exactly to the DSL and back."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace

from build import app, entity, field
from dazzle.back.migrate import catalogue, revision, run
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import MigrationError, RevisionRefused
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Automatic, Entity, Field, Index, IndexPart, Invariant, Owner, Unique
from dazzle.ir.expression import Binary, Call, Duration, FieldPath, Literal
from terms import SMALL_TABLES


def enum(*values: str) -> Enum:
    return Enum(values, values)


SUPPLIER = entity("Supplier", field("name", Str(80), required=True, unique=True))
INVOICE = entity(
    "Invoice",
    field("supplier", Ref("Supplier", OnDelete.CASCADE), required=True),
    field("number", Str(40), required=True),
    field("status", enum("draft", "paid"), required=True, default=Literal("draft")),
    field("issued_on", Date(), required=True, default=Call("today")),
    field("due_on", Date(), default=Binary("+", Call("today"), Duration(2, "w"))),
    field("total", Money("EUR")),
    field("link", Str(90), default=Literal("http://x.example/:a?b=100%")),
    field("created_at", Datetime(), automatic=Automatic.ADD),
    uniques=(Unique(fields=("supplier", "number")),),
    indexes=(
        Index(
            parts=(IndexPart(field="issued_on", descending=True), IndexPart(field="number")),
            where=Binary("!=", FieldPath(("number",)), Literal("a :b % c")),
        ),
    ),
    invariants=(
        Invariant(
            name="due_after_issue",
            expression=Binary(">=", FieldPath(("due_on",)), FieldPath(("issued_on",))),
            message="",
            row_local=True,
        ),
    ),
)
SHOP = app(SUPPLIER, INVOICE)


def changed(before: Entity, *fields: Field, without: tuple[str, ...] = (), **more: object) -> Entity:
    """The entity with these fields new or instead of those of their name, or of the name they had."""
    new = {one.was or one.name: one for one in fields}
    kept = [new.pop(one.name, one) for one in before.fields if one.name not in without]
    return replace(before, fields=(*kept, *new.values()), **more)


class Project:
    """Revision files in a folder, and a database."""

    def __init__(self, folder: Path, server: str, url: str) -> None:
        self.versions, self.framework = folder / "versions", folder / "framework"
        self.server, self.url = server, url

    @property
    def history(self) -> History:
        return History(self.versions, "shop", self.framework)

    def revise(self, spec: AppSpec, message: str = "change", **more: object) -> list[str]:
        return [path.read_text() for path in revision.write(spec, self.history, self.server, message, **more)]

    def check(self, spec: AppSpec) -> tuple[str, ...]:
        return revision.check(spec, self.history, self.server)

    def upgrade(self, **more: object) -> run.Upgraded:
        return run.upgrade(self.url, self.history, run.Wish(**more))

    def execute(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.url) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def rows(self) -> set[catalogue.Row]:
        with psycopg.connect(self.url) as connection:
            return set(catalogue.read(connection))


@pytest.fixture
def project(tmp_path: Path, server: str, database_url: str) -> Iterator[Project]:
    return Project(tmp_path, server, database_url)


@pytest.fixture
def deployed(project: Project) -> Project:
    """The shop, revised and upgraded, with one row in each table."""
    project.revise(SHOP, "baseline")
    project.upgrade()
    project.execute("INSERT INTO supplier (name) VALUES ('Alder')")
    project.execute("INSERT INTO invoice (supplier, number) SELECT id, 'A1' FROM supplier")
    return project


def test_upgraded_database_is_what_the_dsl_says_when_revised(project: Project) -> None:
    assert len(project.revise(SHOP, "baseline")) == 1
    project.upgrade()
    assert project.check(SHOP) == ()
    assert project.revise(SHOP) == []


def test_file_is_readable_when_written(deployed: Project) -> None:
    with_note = changed(INVOICE, field("note", Text()))
    (text,) = deployed.revise(app(SUPPLIER, with_note), 'add a "note"')
    assert text.startswith('"""add a "note"\n\nAdds and changes, takes nothing away:\n* add column invoice.note\n\n')
    assert 'op.add_column("invoice", sa.Column("note", sa.Text(), nullable=True))' in text
    assert 'op.drop_column("invoice", "note")' in text
    assert 'branch_labels = None\ndepends_on = None\nphase = "expand"\n' in text
    (path,) = [each.path for each in deployed.history.revisions if each.message == 'add a "note"']
    assert "_expand_add_a_note_" in path.name
    assert [each.path for each in deployed.history.revisions] == sorted(deployed.versions.glob("*.py"))


CHANGES = {
    "a field": changed(INVOICE, field("note", Text())),
    "a field with a default": changed(INVOICE, field("urgent", Bool(), required=True, default=Literal(False))),
    "a required field with a default that moves": changed(
        INVOICE, field("seen_at", Datetime(), required=True, default=Call("now"))
    ),
    "an enum value": changed(
        INVOICE, field("status", enum("draft", "paid", "lost"), required=True, default=Literal("draft"))
    ),
    "another default": changed(INVOICE, field("due_on", Date(), default=Call("today"))),
    "no default": changed(INVOICE, field("due_on", Date())),
    "a longer text": changed(INVOICE, field("number", Str(60), required=True)),
    "a text without limit": changed(INVOICE, field("number", Text(), required=True)),
    "a text with default without limit": changed(INVOICE, field("link", Text(), default=Literal("x"))),
    "not required": changed(INVOICE, field("number", Str(40))),
    "required": changed(INVOICE, field("due_on", Date(), required=True, default=Call("today"))),
    "money": changed(INVOICE, field("tax", Money("EUR"))),
    "another delete rule": changed(INVOICE, field("supplier", Ref("Supplier", OnDelete.RESTRICT), required=True)),
    "an index": changed(INVOICE, indexes=(*INVOICE.indexes, Index(parts=(IndexPart(field="due_on"),)))),
    "no index": changed(INVOICE, indexes=()),
    "another predicate": changed(INVOICE, indexes=(replace(INVOICE.indexes[0], where=None),)),
    "a unique": changed(INVOICE, uniques=(*INVOICE.uniques, Unique(fields=("number", "due_on")))),
    "no unique": changed(INVOICE, uniques=()),
    "no invariant": changed(INVOICE, invariants=()),
    "another invariant": changed(
        INVOICE,
        invariants=(
            replace(INVOICE.invariants[0], expression=Binary(">", FieldPath(("due_on",)), FieldPath(("issued_on",)))),
        ),
    ),
    "a renamed field": changed(
        INVOICE, field("reference", Str(40), required=True, was="number"), uniques=(), indexes=()
    ),
    "a renamed enum": changed(
        INVOICE, field("state", enum("draft", "paid", "lost"), required=True, default=Literal("draft"), was="status")
    ),
    "a renamed reference": changed(
        INVOICE, field("vendor", Ref("Supplier", OnDelete.CASCADE), required=True, was="supplier"), uniques=()
    ),
    "renamed money": changed(INVOICE, field("amount", Money("EUR"), was="total")),
    "a field less": changed(INVOICE, without=("link",)),
    "a reference less": changed(INVOICE, without=("supplier",), uniques=()),
    "one less and one of another type": changed(INVOICE, field("weight", Int()), without=("status",)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_rows_stay_and_the_way_back_is_exact_when_something_changes(deployed: Project, name: str) -> None:
    before = deployed.rows()
    spec = app(SUPPLIER, CHANGES[name])
    assert deployed.check(spec)
    files = deployed.revise(spec)
    assert files
    deployed.upgrade()
    assert deployed.check(spec) == ()
    assert deployed.revise(spec) == []
    assert deployed.execute("SELECT count(*) FROM invoice") == [(1,)]
    if "less" not in name:
        run.downgrade(deployed.url, deployed.history, f"-{len(files)}")
        assert deployed.rows() == before
        assert deployed.execute("SELECT count(*) FROM invoice") == [(1,)]


def test_values_stay_when_a_field_is_renamed(deployed: Project) -> None:
    (text,) = deployed.revise(app(SUPPLIER, CHANGES["a renamed field"]))
    assert 'op.alter_column("invoice", "number", new_column_name="reference")' in text
    deployed.upgrade()
    assert deployed.execute("SELECT reference FROM invoice") == [("A1",)]


def test_rows_stay_when_an_entity_is_renamed(deployed: Project) -> None:
    vendor = replace(SUPPLIER, name="VendorCompany", table_name="vendor_company", was="Supplier")
    spec = app(vendor, changed(INVOICE, field("supplier", Ref("VendorCompany", OnDelete.CASCADE), required=True)))
    (text,) = deployed.revise(spec)
    assert 'op.rename_table("supplier", "vendor_company")' in text
    deployed.upgrade()
    assert deployed.check(spec) == ()
    assert deployed.execute("SELECT name FROM vendor_company") == [("Alder",)]


def test_check_names_the_field_when_its_column_is_missing(deployed: Project) -> None:
    assert deployed.check(app(SUPPLIER, CHANGES["a field"])) == (
        "Invoice.note: column invoice.note is missing in the revisions",
    )
    assert deployed.check(app(SUPPLIER)) == ("table invoice is in the revisions and not in the DSL",)
    assert deployed.check(app(SUPPLIER, INVOICE, entity("Note", field("text", Text())))) == (
        "Note: table note is missing in the revisions",
    )


def test_what_takes_away_has_a_file_of_its_own_when_both_are_needed(deployed: Project) -> None:
    expand, contract = deployed.revise(app(SUPPLIER, CHANGES["one less and one of another type"]), "weight")
    assert "op.add_column" in expand
    assert "op.drop_column" not in expand.partition("def downgrade")[0]
    assert 'phase = "contract"' in contract
    assert 'op.drop_column("invoice", "status")' in contract.partition("def downgrade")[0]
    assert [each.phase for each in deployed.history.revisions] == ["expand", "expand", "contract"]


def test_dropped_table_comes_back_empty_when_taken_back(deployed: Project) -> None:
    before = deployed.rows()
    (text,) = deployed.revise(app(SUPPLIER))
    assert 'phase = "contract"' in text
    deployed.upgrade()
    run.downgrade(deployed.url, deployed.history, "-1")
    assert deployed.rows() == before


@pytest.mark.parametrize(
    ("name", "spec", "way_out"),
    [
        (
            "rename",
            app(SUPPLIER, changed(INVOICE, field("remark", Text()), without=("number",), uniques=(), indexes=())),
            "was: number",
        ),
        (
            "table",
            app(
                SUPPLIER,
                replace(INVOICE, name="Bill", table_name="bill"),
            ),
            "was: Invoice",
        ),
        ("type", app(SUPPLIER, changed(INVOICE, field("issued_on", Bool()), invariants=(), indexes=())), "new field"),
    ],
)
def test_nothing_is_written_when_a_change_has_no_safe_meaning(
    deployed: Project, name: str, spec: AppSpec, way_out: str
) -> None:
    before = sorted(deployed.versions.glob("*.py"))
    with pytest.raises(RevisionRefused) as refused:
        deployed.revise(spec)
    assert way_out in str(refused.value.help)
    assert sorted(deployed.versions.glob("*.py")) == before


def test_changed_enum_is_validated_after_it_is_added_when_written(deployed: Project) -> None:
    (text,) = deployed.revise(app(SUPPLIER, CHANGES["an enum value"]))
    up = text.partition("def upgrade")[2].partition("def downgrade")[0]
    places = [up.index(word) for word in ("drop_constraint", "postgresql_not_valid=True", "VALIDATE CONSTRAINT")]
    assert places == sorted(places)


def test_what_was_added_by_hand_stays_when_it_is_kept(deployed: Project) -> None:
    path = revision.write_empty(deployed.history, "an index by hand")
    assert "_data_an_index_by_hand_" in path.name
    path.write_text(
        path.read_text()
        .replace("phase =", 'keep = ["by_hand"]\nphase =')
        .replace("    pass", '    op.execute("CREATE INDEX by_hand ON invoice (lower(number))")', 1)
        .replace('"""\n\n', '"""\n\nfrom alembic import op\n', 1)
    )
    assert deployed.check(SHOP) == ()
    deployed.upgrade()
    assert deployed.revise(SHOP) == []


def test_circular_references_are_revised_when_two_entities_refer_to_each_other(project: Project) -> None:
    spec = app(
        entity("Team", field("lead", Ref("Person", OnDelete.NULLIFY)), field("parent", Ref("Team"))),
        entity("Person", field("team", Ref("Team"), required=True)),
    )
    project.revise(spec)
    project.upgrade()
    assert project.check(spec) == ()
    team = changed(spec.entities[0], without=("lead",))
    (text,) = project.revise(app(team))
    assert 'op.drop_table("person")' in text
    project.upgrade()
    assert project.check(app(team)) == ()


def test_existing_tables_are_adopted_when_the_first_revision_comes_later(project: Project) -> None:
    assert project.upgrade(appspec=SHOP).created == ("supplier", "invoice")
    assert project.upgrade(appspec=SHOP).created == ()
    project.execute("INSERT INTO supplier (name) VALUES ('Alder')")
    later = app(SUPPLIER, CHANGES["a field"], entity("Note", field("text", Text())))
    assert project.upgrade(appspec=later).created == ("note",)
    assert ("invoice", "note") not in {(row.table, row.name) for row in project.rows()}

    files = project.revise(later, "first", database_url=project.url)
    assert len(files) == 2
    assert "create_table" in files[0]
    assert "add_column" in files[1]
    done = project.upgrade()
    assert done.adopted == project.history.revisions[0].id
    assert done.applied == (project.history.revisions[1].id,)
    assert project.check(later) == ()
    assert project.execute("SELECT name FROM supplier") == [("Alder",)]


def test_adoption_is_refused_when_the_database_has_changed(project: Project) -> None:
    project.upgrade(appspec=SHOP)
    project.revise(SHOP, "first", database_url=project.url)
    project.execute("ALTER TABLE invoice DROP COLUMN link")
    with pytest.raises(MigrationError, match=r"column invoice\.link is missing in the database"):
        project.upgrade()
    assert project.execute("SELECT * FROM alembic_version") == []


def test_project_waits_for_the_framework_when_it_refers_to_it(project: Project) -> None:
    """A project's revision never contains a framework's table, and names the revision it rests upon."""
    thing = entity("Thing", field("n", Int()), owner=Owner.FRAMEWORK)
    spec = app(entity("Item", field("thing", Ref("Thing"))), thing)
    (path,) = revision.write(spec, project.history, project.server, "things", owner=Owner.FRAMEWORK)
    assert path.parent == project.framework
    assert "item" not in path.read_text()
    (text,) = project.revise(spec)
    assert 'create_table(\n        "dazzle_thing' not in text
    framework, own = project.history.revisions
    assert framework.labels == ("dazzle",)
    assert own.depends_on == (framework.id,)
    assert project.upgrade().applied == (framework.id, own.id)
    assert project.check(spec) == ()
    assert revision.check(spec, project.history, project.server, owner=Owner.FRAMEWORK) == ()


def test_files_run_on_the_oldest_server_when_made_on_the_newest(deployed: Project, server_15_url: str) -> None:
    for name in ("money", "an enum value", "a renamed reference"):
        deployed.revise(app(SUPPLIER, CHANGES[name]))
    assert revision.check(app(SUPPLIER, CHANGES["a renamed reference"]), deployed.history, server_15_url) == ()


def test_constraint_keeps_its_name_when_a_column_it_stands_on_goes(deployed: Project) -> None:
    total = replace(INVOICE.invariants[0], expression=Binary("!=", FieldPath(("issued_on",)), Literal(None)))
    spec = app(SUPPLIER, changed(INVOICE, without=("due_on",), invariants=(total,)))
    expand, contract = deployed.revise(spec)
    assert "change check ck_invoice_due_after_issue" in expand
    assert "op.drop_column" in contract
    deployed.upgrade()
    assert deployed.check(spec) == ()


@pytest.mark.parametrize(("type_", "loses"), [(Date(), True), (Text(), False)])
def test_file_says_what_is_lost_when_a_type_keeps_less(deployed: Project, type_: FieldType, loses: bool) -> None:
    before = app(SUPPLIER, changed(INVOICE, field("paid_at", Datetime())))
    deployed.revise(before)
    (text,) = deployed.revise(app(SUPPLIER, changed(INVOICE, field("paid_at", type_))), terms=SMALL_TABLES)
    assert ("what the new type does not keep of a value is lost" in text) is loses
