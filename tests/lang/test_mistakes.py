"""Every rule of this floor by its own examples."""

import pkgutil
import re

import pytest

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import mistakes
from dazzle.lang.failures import explain
from dazzle.lang.lines import Failure
from dazzle.lang.mistakes import MISTAKES, RULES, not_served
from dazzle.lang.mistakes.mistake import Mistake
from dazzle.lang.outline import outline
from dazzle.lang.parser import line_parser, parse

HEADINGS = ["What it does", "Why", "Example", "Instead"]
BLOCK = re.compile(r"^```\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
# What cannot be printed in an explanation.
LONG = {
    "nested-too-deep": 'entity Kite "Kite":\n  invariant: ' + "(" * 101 + "a" + ")" * 101,
    "number-too-long": 'entity Kite "Kite":\n  count: int = ' + "9" * 101,
}


def diagnose(text: str) -> list[Diagnostic]:
    parsed = parse(SourceFile("test.dsl", text))
    unserved = (not_served.at(spans[0], word, len(spans)) for word, spans in parsed.unserved.items())
    return [*parsed.diagnostics, *unserved]


def sections(rule: Rule) -> dict[str, str]:
    _, *parts = re.split(r"^## ", rule.explanation, flags=re.MULTILINE)
    return {heading: body.strip() for heading, body in (part.split("\n", 1) for part in parts)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_an_explanation_shows_the_mistake_and_the_way_out(rule):
    parts = sections(rule)
    assert list(parts) == HEADINGS
    assert all(parts.values())
    (example,) = BLOCK.findall(parts["Example"])
    assert rule.slug in [d.rule for d in diagnose(LONG.get(rule.slug, example))]
    for better in BLOCK.findall(parts["Instead"]):
        assert {d.rule for d in diagnose(better)} <= {"not-served"} - {rule.slug}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_message_stands_alone_and_its_help_says_what_to_do(rule):
    (example,) = BLOCK.findall(sections(rule)["Example"])
    for found in diagnose(LONG.get(rule.slug, example)):
        assert found.message[0] == "`" or found.message[0].islower()
        assert not found.message.endswith(".")
        assert found.help is not None
        assert found.help[0].islower()
        assert found.labels[0].span == found.span


def test_every_module_has_its_rule_in_the_registry_under_its_own_name():
    modules = {module.name for module in pkgutil.iter_modules(mistakes.__path__)} - {"mistake"}
    slugs = [rule.slug for rule in RULES]
    assert sorted(slug.replace("-", "_") for slug in slugs) == sorted(modules)
    assert {mistake.rule.slug for mistake in MISTAKES} <= set(slugs)


@pytest.mark.parametrize(
    ("mistake", "example"),
    [(m, example) for m in MISTAKES for example in m.examples],
    ids=lambda value: str(value)[:40],
)
def test_a_mistake_is_known_by_each_of_its_examples(mistake: Mistake, example: str):
    source = SourceFile("test.dsl", example)
    (line,) = outline(source).lines
    parser = line_parser()
    failure = parser.parse(mistake.start, line.tokens, "test.dsl")
    assert isinstance(failure, Failure)
    assert failure.index in {len(line.tokens) - 1, len(line.tokens)}
    assert explain(parser, failure, line.tokens, source).rule == mistake.rule.slug


def first(text: str) -> tuple[str, str, str]:
    """Rule, place and message of the first error in an entity's body."""
    whole = f"entity Kite:\n{text}"
    found = next(d for d in diagnose(whole) if d.severity is Severity.ERROR)
    return found.rule, whole[found.span.start : found.span.end], found.message


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("  tag:", "missing-type", ""),
        ("  tag: = 3", "syntax", "="),
        ("  wing: enum delta, box", "enum-without-brackets", "delta"),
        ("  size: enum[2m]", "unquoted-value", "2m"),
        ("  size: enum[a, 2b]", "unquoted-value", "2"),
        ("  name str(20)", "missing-colon", ""),
        ("  id: uuid pk;", "unexpected-character", ";"),
        ("  scope:\n    list: all as: pilot", "misplaced-audience", "as"),
        ("  scope:\n    list: a = b for: pilot", "misplaced-audience", "for"),
        ("  permit:\n    list: all\n      as: pilot", "inconsistent-indent", "as"),
        ("  scope:\n    list: all", "missing-block", "list: all"),
        ("  transitions:\n  id: uuid pk", "missing-block", "transitions:"),
        ("  permit:\n    wirte: all", "syntax", "wirte"),
        ("  id: uuid pk\n     tag: int", "inconsistent-indent", "tag"),
        ("  intent: 'a'\n  intent: 'b'", "repeated-line", "intent"),
        ("  tag: str(12))", "syntax", ")"),
        ("  tag: int required, unique", "syntax", ","),
        ("  size: enum[extra-large]", "unquoted-value", "-"),
        ("  check: a < b", "syntax", "<"),
        ("  invariant:", "syntax", ""),
    ],
)
def test_a_mistake_in_an_entity_is_placed_to_the_character(text, rule, place):
    assert first(text)[:2] == (rule, place)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  tag: 3", "expected a field type"),
        ("  tag: ref", "expected a name"),
        ("  tag: int 3", "expected a default, a modifier,"),
        ("  tag: int required 3", "no value stands behind `required`"),
        ("  tag: int default 3", "no value stands behind `default`"),
        ("  tag: list[text]", "a field does not hold a list of values"),
        ("  index tag name", "expected `asc`, `desc`"),
        ("  index: 3", "expected a field type"),
        ("  tag: int = 3 4", "expected an operator"),
        ("  tag: int,", "a field's line has no commas outside brackets"),
        ("  tag: int =", "expected an expression"),
        ("  invariant: a =", "expected a value"),
        ("  permit:\n    write: all", "expected `list`, `read`, `create`, `update` or `delete`"),
        ("  unique a,", "expected a name"),
        ("  extends", "missing `:` after `extends`"),
    ],
)
def test_messages_speak_of_the_language_and_not_of_the_grammar(text, message):
    assert first(text + "\n  id: uuid pk")[2].startswith(message)


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("entitty Kite:\n  id: uuid pk", "did you mean `entity`?"),
        ("workspce quay:\n  a: b", "did you mean `workspace`?"),
        ("surface a:\n  uses entity A\n  mod: list", "did you mean `mode`?"),
        ("feedback_widget: enable", "did you mean `enabled`?"),
        ("surface a:\n  section main:\n    fild b", "did you mean `field`?"),
    ],
)
def test_a_misspelled_word_gets_a_suggestion(text, help_text):
    assert help_text in [found.help for found in diagnose(text)]
