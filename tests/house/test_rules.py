"""Every rule explains itself, for `dazzle explain` and the reference."""

import re

import pytest

from dazzle.diagnostics.rule import Rule
from dazzle.project.every_rule import RULES

HEADINGS = ["What it does", "Why", "Example", "Instead"]
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)


@every_rule
def test_a_rule_says_what_why_and_what_instead(rule: Rule):
    prose = FENCED.sub("", rule.explanation)
    assert HEADING.findall(prose) == HEADINGS
    assert all(part.strip() for part in HEADING.split(rule.explanation)[2::2])


@every_rule
def test_a_slug_is_lower_case_words(rule: Rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.slug)
