"""Text to AST, whole files."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes import BY_KEYWORD
from dazzle.lang import ast, constructs
from dazzle.lang.constructs import CONSTRUCTS, FILE, entity
from dazzle.lang.constructs.construct import Construct
from dazzle.lang.parser import Parsed, parse

SAMPLES = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "samples").glob("*.dsl"))
}
PIECES = st.sampled_from(
    [
        *(
            "a",
            "B",
            "7",
            "7d",
            '"',
            "'",
            "#",
            "{",
            "@",
            "\\",
            ":",
            ": ",
            ",",
            "(",
            ")",
            "[",
            "]",
            "=",
            "->",
            "-",
            ".",
            "*",
        ),
        *(" ", "\n", "\n  ", "\n    ", "\n\t", "entity A:\n  id: uuid pk\n", "surface s:\n", "ux:", "mode:", "section"),
        *("field", "message:", "guard:", "as:", "semantic:", "enum[", "str(", "ref ", "not via "),
        *FILE.lines,
        *entity.BODY.lines,
    ]
)


def read(text: str) -> Parsed:
    return parse(SourceFile("dsl/kites.dsl", text))


def errors(parsed: Parsed) -> list[str]:
    return [d.rule for d in parsed.diagnostics if d.severity is Severity.ERROR]


def clean(text: str) -> ast.Module:
    parsed = read(text)
    assert not errors(parsed), parsed.diagnostics
    return parsed.module


def items(body: str) -> tuple[ast.EntityItem, ...]:
    (made,) = clean("entity Kite:\n" + body).declarations
    assert isinstance(made, ast.Entity)
    return made.items


def nodes(root: object) -> list[ast.Node]:
    """A node and all nodes in it, without recursion."""
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(one)
        elif isinstance(one, ast.Node):
            found.append(one)
            waiting.extend(getattr(one, name) for name in one.__struct_fields__)
    return found


def check_whole(text: str) -> None:
    parsed = read(text)
    assert parsed == read(text)
    for node in nodes(parsed.module):
        assert 0 <= node.span.start <= node.span.end <= len(text)
    for found in parsed.diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert found.help


@settings(deadline=None)  # the first text builds the tables
@given(st.text(max_size=300))
@example("entity A:\n  x: int = " + "(" * 2000)
@example("entity A:\n  x: int = 1" + " + 1" * 2000)
@example("entity A:\n  x: int = " + "9" * 9999)
@example("entity A:\n  x: ref")
@example("entity")
@example("a " * 5000)
@example("\n".join(" " * depth + "entity A:" for depth in range(1200)))
@example("entity A:\n" + "\n".join(" " * (depth + 1) + "a: int" for depth in range(1200)))
def test_no_text_raises(text):
    check_whole(text)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(data):
    check_whole(data.decode("utf-8", errors="replace"))
    check_whole(data.decode("latin-1"))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_soup_of_the_language_raises(text):
    check_whole(text)


@settings(deadline=None)
@given(st.data())
def test_no_damaged_file_raises(data):
    text = data.draw(st.sampled_from(list(SAMPLES.values())))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = text[:start] + data.draw(st.one_of(PIECES, st.just(""))) + text[end:]
    check_whole(text)


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_samples_are_read_completely(text):
    module = clean(text)
    assert not [node for node in nodes(module) if isinstance(node, ast.Broken)]
    assert len(module.declarations) >= 5


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_names_and_strings_stand_where_their_spans_say(text):
    for node in nodes(clean(text)):
        said = text[node.span.start : node.span.end]
        if isinstance(node, ast.Name) and "." not in node.text:
            assert said.strip("\"'") == node.text
        elif isinstance(node, ast.String) and "\\" not in said:
            assert said[1:-1] == node.value


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_layout_does_not_change_the_meaning(text):
    spread = re.sub(r"\n(?=\S)", "\n\n# a comment\n\n", text)
    assert clean(spread.replace("\n", "\r\n")).declarations == clean(text).declarations


def test_a_file_is_named_after_its_stem_without_a_module_line():
    assert clean("entity A:\n  id: uuid pk\n").name.text == "kites"


def test_header_lines_come_in_any_order():
    module = clean('app a "A"\nuse b.c as d\nmodule m.n\nuse e\n')
    assert module.name.text == "m.n"
    assert [(use.module.text, use.alias and use.alias.text) for use in module.uses] == [("b.c", "d"), ("e", None)]
    assert module.app is not None
    assert (module.app.name.text, module.app.properties) == ("a", ())


def test_an_empty_file_is_a_warning():
    (found,) = read("# nothing\n").diagnostics
    assert (found.rule, found.severity) == ("empty-file", Severity.WARNING)


@pytest.mark.parametrize("word", sorted({*entity.BODY.lines} - {"display_field", "domain", "patterns"}))
@pytest.mark.parametrize("type_", ["text", "str(10) required"])
def test_every_word_of_an_entity_may_name_a_field(word, type_):
    (made,) = items(f"  {word}: {type_}\n")
    assert isinstance(made, ast.Field)
    assert made.name.text == word
    assert made.type.name.text in BY_KEYWORD


@pytest.mark.parametrize("word", ["display_field", "domain", "patterns"])
def test_some_words_name_a_field_only_of_a_type_that_no_value_looks_like(word):
    (made,) = items(f"  {word}: str(10)\n")
    assert isinstance(made, ast.Field)
    (made,) = items(f"  {word}: email\n")
    assert isinstance(made, ast.DisplayField | ast.Domain | ast.Patterns)


@pytest.mark.parametrize("word", sorted(word for word, rule in FILE.lines.items() if not rule.served))
def test_what_is_not_served_is_noted_at_its_first_word_and_not_below(word):
    parsed = read(f'{word} a "A":\n  nested:\n    deeper: 1\n{word} b "B":\n  nested:\n    deeper: 1\n')
    assert {noted: len(spans) for noted, spans in parsed.unserved.items()} == {word: 2}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("  soft_delete\n", ast.SoftDelete),
        ("  temporal:\n    start_field: a\n    end_field: b\n    key_field: c\n", ast.Temporal),
        ("  audit: [create, update]\n", ast.Audited),
        ("  publish Moored when status changed\n", ast.Publish),
        ("  bulk: all\n", ast.Bulk),
        ("  bulk:\n    import: yes\n", ast.Bulk),
        ("  access:\n    write: owner = current_user\n", ast.Rights),
    ],
)
def test_items_that_are_no_field_have_nodes_of_their_own(lines, kind):
    (made,) = items(lines)
    assert type(made) is kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [("self.fee * 2", ast.Binary), ("self", ast.Path), ("handed back, and well", ast.Raw), ("now()", ast.Call)],
)
def test_what_a_move_sets_is_an_expression_or_kept_as_it_stands(value, kind):
    (made,) = items(f"  on_transition:\n    a -> b:\n      create Receipt:\n        amount: {value}\n")
    (written,) = made.transitions[0].effects[0].values
    assert type(written.value) is kind


def test_words_on_a_line_that_nothing_acts_on_are_noted():
    text = "surface a:\n  uses entity A\n  section b:\n    field c widget=slider\n    field d widget=slider help: 'e'\n"
    parsed = read(text)
    assert {word: [text[span.start : span.end] for span in spans] for word, spans in parsed.unserved.items()} == {
        "widget": ["widget", "widget"]
    }


def test_a_broken_line_leaves_the_others():
    parsed = read("entity Kite:\n  id: uuid pk\n  tag: str(\n  wing: 3\n  name: text\nentity Boat:\n  id: uuid pk\n")
    kite, boat = parsed.module.declarations
    assert [type(item) for item in kite.items] == [ast.Field, ast.Broken, ast.Broken, ast.Field]
    assert [(item.kind, item.name.text) for item in kite.items[1:3]] == [("field", "tag"), ("field", "wing")]
    assert isinstance(boat, ast.Entity)


@pytest.mark.parametrize("header", ["entity 3:", "entity Kite", "entity Kite Boat:", "entity Kite: x"])
def test_errors_below_a_broken_header_are_found(header):
    parsed = read(f"{header}\n  tag:\nentity Boat:\n  id: uuid pk\n")
    assert errors(parsed)[1:] == ["missing-type"]
    assert isinstance(parsed.module.declarations[1], ast.Entity)


def test_a_broken_declaration_keeps_its_kind_and_name():
    parsed = read("entitty Kite:\n  id: uuid pk\nenum Wing delta:\n  a\n")
    assert [(made.kind, made.name.text) for made in parsed.module.declarations] == [
        ("entity", "Kite"),
        ("enum", "Wing"),
    ]


def test_a_forgotten_colon_is_read_as_if_it_stood_there():
    parsed = read('entity Kite "Kite"\n  name str(20)\n  id: uuid pk\n')
    assert errors(parsed) == ["missing-colon", "missing-colon"]
    assert parsed.module.declarations == clean('entity Kite "Kite":\n  name: str(20)\n  id: uuid pk\n').declarations


def test_a_line_indented_too_far_is_read_all_the_same():
    parsed = read("entity Kite:\n  id: uuid pk\n    tag: text\n      note: text\n  name: text\n")
    assert errors(parsed) == ["inconsistent-indent", "inconsistent-indent"]
    (made,) = parsed.module.declarations
    assert [item.name.text for item in made.items] == ["id", "tag", "note", "name"]


def test_one_mistake_in_the_layout_is_one_message():
    assert errors(read('entity Kite "Kite:\n  id: uuid pk\n  title: "x\n')) == ["unclosed-string", "unclosed-string"]
    assert errors(read("entity Kite {\n  id: uuid pk\n}\n")) == ["unexpected-character", "unexpected-character"]


def test_diagnostics_are_in_the_order_of_the_text():
    parsed = read("entity A:\n  a:\n  b: (\n  c: 3\n  {\nentitty B:\n  id: int\nworkspace c:\n  d: e\n")
    starts = [d.span.start for d in parsed.diagnostics]
    assert starts == sorted(starts)
    assert len(starts) >= 5


def test_what_may_stand_once_is_counted_in_its_block_alone():
    assert errors(read("surface a:\n  mode: list\n  mode: view\nsurface b:\n  mode: list\n")) == ["repeated-line"]
    assert errors(read('entity A:\n  intent: "why"\n  intent: str(20)\n')) == []


def test_a_surface_without_a_readable_mode_is_broken_as_a_whole():
    (made,) = read("surface a:\n  uses entity A\n  mode: 3\n").module.declarations
    assert isinstance(made, ast.Broken)
    assert (made.kind, made.name.text) == ("surface", "a")


def test_transitions_gather_their_clauses_from_both_places():
    (made,) = items(
        "  transitions:\n"
        "    a -> b: requires c role(d) or role(e)\n"
        "    * -> a: auto after 3 weeks OR manual\n"
        '    b -> a:\n      guard: x > 1\n        message: "no"\n      requires y\n'
    )
    one, two, three = made.transitions
    assert ([n.text for n in one.requires], [n.text for n in one.roles]) == (["c"], ["d", "e"])
    assert two.source.text == "*"
    assert (two.auto.after.amount, two.auto.after.unit, two.auto.manual) == (3, "w", True)
    assert ([n.text for n in three.requires], three.guards[0].message.value) == (["y"], "no")


def test_scope_rules_know_whom_they_are_for():
    (made,) = items("  scope:\n    list: all\n      as: a, b\n    read: owner = current_user\n      for: *\n")
    assert [[persona.text for persona in rule.personas] for rule in made.rules] == [["a", "b"], ["*"]]


def test_goals_are_a_list_below_or_behind():
    below, behind = clean('persona a:\n  goals:\n    - "x"\n    - "y"\npersona a:\n  goals: "x", "y"\n').declarations
    assert below == behind


@pytest.mark.parametrize("source", ["health", "services/stock:rows", '"services/stock:rows"'])
def test_a_virtual_entity_names_its_source(source):
    (made,) = items(f"  virtual: {source}\n")
    assert made.source.text == source.strip('"')


def test_every_construct_is_in_the_registry_and_opens_with_its_own_word():
    modules = [import_module(f"{constructs.__name__}.{module.name}") for module in iter_modules(constructs.__path__)]
    declared = [made.word for module in modules for made in vars(module).values() if isinstance(made, Construct)]
    assert sorted(declared) == sorted(construct.word for construct in CONSTRUCTS)
    assert list(FILE.lines) == [construct.word for construct in CONSTRUCTS]
