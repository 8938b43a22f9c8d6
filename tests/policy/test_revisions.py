"""What a change of rules, or of what they speak of, is in a revision."""

from pathlib import Path

import pytest

from build import compiled
from dazzle.back.migrate import revision
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.ir.entity import Owner

HEAD = """
module m
app shop "Shop"
tenancy:
  mode: {mode}
entity Org "Org":
  archetype: tenant
  id: uuid pk
entity User "User":
  archetype: user
  id: uuid pk
"""
SHOP = """
entity Project "Project":
  id: uuid pk
  lead: ref User
entity Task "Task":
  id: uuid pk
  owner: ref User
  project: ref Project
  scope:
    list: project.lead = current_user
      as: *
"""
SHARED = HEAD.format(mode="shared_schema") + SHOP


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "versions", "shop", tmp_path / "framework")


def changed(server: str, history: History, before: str, after: str) -> list[str]:
    """The parts of the revisions that lead from one text to the other that upgrade."""
    revision.write(compiled(before).require(), history.reread(), server, "begin")
    files = revision.write(compiled(after).require(), history.reread(), server, "change")
    return [path.read_text().partition("def upgrade")[2].partition("def downgrade")[0] for path in files]


def test_a_scope_that_changes_changes_policies_alone(server: str, history: History) -> None:
    after = SHARED.replace("list: project.lead = current_user", "list: owner = current_user or project.lead = null")
    (text,) = changed(server, history, SHARED, after)
    assert "CREATE POLICY may_read ON task" in text
    assert "op.execute" in text
    assert text.count("op.") == text.count("op.execute")
    assert "ALTER TABLE task" not in text  # it is never without its policies' force
    assert changed_again(server, history, after) == ()


def changed_again(server: str, history: History, text: str) -> tuple[str, ...]:
    return revision.check(compiled(text).require(), history.reread(), server)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  lead: ref User", "  boss: ref User was: lead"),
        ('entity Project "Project":', 'entity Plan "Plan":\n  was: Project'),
        ('entity Task "Task":', 'entity Job "Job":\n  was: Task'),
    ],
    ids=["a field", "what is led to", "what has the scope"],
)
def test_what_a_scope_speaks_of_is_renamed_with_it(server: str, history: History, old: str, new: str) -> None:
    after = SHARED.replace(old, new)
    if "boss" in new:
        after = after.replace("project.lead", "project.boss")
    if "Plan" in new:
        after = after.replace("ref Project", "ref Plan")
    (text,) = changed(server, history, SHARED, after)
    assert "drop_column" not in text
    assert "drop_table" not in text
    assert changed_again(server, history, after) == ()


def test_a_field_of_which_a_scope_speaks_goes_after_the_scope(server: str, history: History) -> None:
    after = SHARED.replace("  lead: ref User\n", "").replace("project.lead", "owner")
    expanding, contracting = changed(server, history, SHARED, after)
    assert "DROP FUNCTION may_read_task" in expanding
    assert 'drop_column("project", "lead")' in contracting
    assert "POLICY" not in contracting


def test_tenants_come_to_tables_with_rows_only_when_somebody_says_whose_they_are(server: str, history: History) -> None:
    """Refused, and nothing is written: of rows that are there, nobody knows it."""
    before = HEAD.format(mode="single") + SHOP
    with pytest.raises(RevisionRefused, match="tells whose row it is") as refused:
        changed(server, history, before, SHARED)
    assert "--empty" in str(refused.value.help)
    assert len(history.reread().of(Owner.PROJECT)) == 1
