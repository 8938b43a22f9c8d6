"""The tables that are shipped."""

from importlib import resources

import pytest
from lark.exceptions import GrammarError

from dazzle.lang import build, tables
from dazzle.lang.constructs import STARTS


def test_shipped_tables_are_those_of_the_grammar():
    shipped = (resources.files("dazzle.lang") / tables.NAME).read_bytes()
    assert shipped == build.encoded(build.build(STARTS)), "run `make tables`"


def test_tables_are_refused_when_the_grammar_changed_after_they_were_built(monkeypatch):
    changed = tables.grammar() + '\nkite_line: "kite" name\n'
    monkeypatch.setattr(tables, "grammar", lambda: changed)
    with pytest.raises(tables.TablesDoNotFit, match="make tables"):
        tables.shipped(STARTS)


def test_tables_are_refused_when_another_start_rule_is_asked_for():
    with pytest.raises(tables.TablesDoNotFit):
        tables.shipped(STARTS | {"expression"})


def test_a_grammar_with_a_conflict_is_not_built(monkeypatch):
    ambiguous = tables.grammar() + "\nkite_line: one | two\none: NAME\ntwo: NAME\n"
    monkeypatch.setattr(tables, "grammar", lambda: ambiguous)
    with pytest.raises(GrammarError):
        build.build(["kite_line"])
