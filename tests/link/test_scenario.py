"""Rows that are to be shown: which scenario they belong to, and whether they fit their fields."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from build import compiled
from dazzle.compiler import Compilation
from dazzle.ir.expression import Literal
from dazzle.ir.scenario import Scenario
from effort import examples

BERTH = """\
entity Berth "Berth":
  id: uuid pk
  code: str(40)
  state: enum[free, occupied]=free
  draught: decimal(5,2)
"""


def rows(code: str) -> str:
    return f'demo:\n  Berth:\n    - code: "{code}"\n'


def scenario(name: str, code: str | None = None) -> str:
    inner = "".join(f"  {line}\n" for line in rows(code).splitlines()) if code else ""
    return f'scenario {name}:\n  description: ""\n{inner}'


def codes(found: Scenario) -> list[str]:
    return [value.value.value for each in found.demo for row in each.rows for value in row.values]


def of(compilation: Compilation) -> dict[str, list[str]]:
    return {found.name: codes(found) for found in compilation.require().scenarios}


def test_rows_that_stand_alone_belong_to_the_scenario_before_them_in_their_file() -> None:
    found = of(compiled(BERTH + scenario("storm", "A") + rows("B") + scenario("calm") + rows("C") + rows("D")))
    assert found == {"storm": ["A", "B"], "calm": ["C", "D"]}


def test_rows_before_any_scenario_of_their_file_belong_to_one_called_default() -> None:
    found = of(compiled(BERTH + rows("A") + scenario("storm", "B"), rows("C"), scenario("calm")))
    assert found == {"default": ["A", "C"], "storm": ["B"], "calm": []}


@settings(max_examples=examples(100))
@given(st.one_of(st.integers(-(10**6), 10**6), st.decimals(-999, 999, places=3), st.booleans()))
def test_a_value_is_kept_if_and_only_if_the_field_could_have_it(value: int | Decimal | bool) -> None:
    text = str(value).lower() if isinstance(value, bool) else f"{value:f}" if isinstance(value, Decimal) else str(value)
    compilation = compiled(BERTH + f"demo:\n  Berth:\n    - draught: {text}\n")
    (found,) = compilation.require().scenarios
    (row,) = found.demo[0].rows
    fits = not isinstance(value, bool) and abs(value) < 1000 and value == round(value, 2)
    assert [each.value for each in row.values] == ([Literal(value)] if fits else [])
    told = [each.rule for each in compilation.diagnostics if each.rule == "bad-demo-value"]
    assert len(told) == (0 if fits else 1)
