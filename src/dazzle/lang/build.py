"""Grammar to tables: lark reads the files, checks that they are LALR(1) without a conflict, and makes the automaton.

    make tables          (or: python -m dazzle.lang.build)

The same grammar gives the same bytes: states are numbered in the order in which the start rules lead to them.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from lark.common import ParserConf
from lark.grammar import NonTerminal, Terminal
from lark.grammar import Rule as Expansion
from lark.lexer import PatternStr, TerminalDef
from lark.load_grammar import Grammar, load_grammar
from lark.parsers.lalr_analysis import LALR_Analyzer, Shift

from dazzle.lang import tables
from dazzle.lang.constructs import STARTS
from dazzle.lang.tables import Child, Rule, Tables


def build(starts: Iterable[str]) -> Tables:
    """The tables of the start rules; lark's GrammarError if the grammar does not hold together."""
    wanted = sorted(set(starts))
    terminals, rules = _grammar()
    rules = _reachable(rules, wanted)
    analyzer = LALR_Analyzer(ParserConf(rules, {}, wanted), strict=True)
    analyzer.compute_lalr()  # type: ignore[no-untyped-call]
    table: Any = analyzer.parse_table
    number = {rule: at for at, rule in enumerate(rules)}
    states = [
        {
            str(symbol): target if action is Shift else ~number[target]
            for symbol, (action, target) in sorted(table.states[state].items())
        }
        for state in range(len(table.states))
    ]
    renumbered = _renumbered(states, [table.start_states[start] for start in wanted])
    return Tables(
        grammar=tables.fingerprint(wanted),
        starts={
            start: (renumbered[table.start_states[start]], renumbered[table.end_states[start]]) for start in wanted
        },
        words=_words(terminals),
        terminals=tuple(str(terminal.name) for terminal in terminals),
        first={
            str(symbol.name): tuple(sorted(str(terminal.name) for terminal in first))
            for symbol, first in sorted(analyzer.FIRST.items(), key=lambda item: str(item[0].name))
            if isinstance(symbol, NonTerminal)
        },
        rules=tuple(map(_rule, rules)),
        states=tuple(
            {symbol: renumbered[target] if target >= 0 else target for symbol, target in states[old].items()}
            for old in renumbered
        ),
    )


def _grammar() -> tuple[list[TerminalDef], list[Expansion]]:
    """The terminals and the rules of all files, every rule kept as if it were a start rule."""
    loaded: tuple[Grammar, object] = load_grammar(  # type: ignore[no-untyped-call]
        tables.grammar(), "dazzle.lang.grammar", [], global_keep_all_tokens=False
    )
    grammar = loaded[0]
    terminals, rules, _ = grammar.compile([name for name, *_ in grammar.rule_defs], set())
    return terminals, rules


def _reachable(rules: Iterable[Expansion], starts: Iterable[str]) -> list[Expansion]:
    """The rules that the start rules lead to."""
    by_origin: dict[str, list[Expansion]] = {}
    for rule in rules:
        by_origin.setdefault(str(rule.origin.name), []).append(rule)
    found: dict[str, list[Expansion]] = {}
    waiting = list(starts)
    while waiting:
        origin = waiting.pop()
        if origin not in found:
            found[origin] = by_origin[origin]
            waiting.extend(str(s.name) for rule in found[origin] for s in rule.expansion if not s.is_term)
    return [rule for rule in rules if str(rule.origin.name) in found]


def _renumbered(states: Sequence[Mapping[str, int]], starts: Iterable[int]) -> dict[int, int]:
    """The new number of each state, in the order of the new numbers: lark's depend on how sets are ordered."""
    found = dict.fromkeys(starts)
    waiting = list(found)
    for state in waiting:  # it grows while it is walked
        fresh = [target for target in states[state].values() if target >= 0 and target not in found]
        found.update(dict.fromkeys(fresh))
        waiting.extend(dict.fromkeys(fresh))
    return {old: new for new, old in enumerate(found)}


def _words(terminals: Iterable[TerminalDef]) -> dict[str, str]:
    """The terminal of each fixed text; one that the grammar writes with `i` may be in lower or upper case."""
    words: dict[str, str] = {}
    for terminal in terminals:
        if isinstance(terminal.pattern, PatternStr):
            text = terminal.pattern.value
            assert text not in words, f"{terminal.name} and {words[text]} are both `{text}`"
            words[text] = terminal.name
            if "i" in terminal.pattern.flags:
                words[text.upper()] = words[text.capitalize()] = terminal.name
    return words


def _rule(rule: Expansion) -> Rule:
    origin = str(rule.origin.name)
    assert rule.expansion, f"{origin} may be empty: a value without a place"
    options = rule.options
    children, absent = [], 0
    flags = iter(options.empty_indices or [False] * len(rule.expansion))
    for index, symbol in enumerate(rule.expansion):
        while next(flags):
            absent += 1
        if isinstance(symbol, Terminal) and symbol.filter_out and not options.keep_all_tokens:
            continue
        splice = isinstance(symbol, NonTerminal) and symbol.name.startswith("_")
        children.append(Child(index, splice, absent))
        absent = 0
    absent += sum(flags)
    transparent = bool(options.expand1) and rule.alias is None and len(children) == 1
    return Rule(
        origin=origin,
        size=len(rule.expansion),
        children=tuple(children),
        absent_after=absent,
        build=None if transparent or origin.startswith("_") else str(rule.alias or origin),
        transparent=transparent,
    )


def encoded(made: Tables) -> bytes:
    """JSON with a line for each rule and each state."""
    return msgspec.json.encode(made).replace(b"},{", b"},\n{").replace(b'],["', b'],\n["') + b"\n"


if __name__ == "__main__":
    (Path(__file__).parent / tables.NAME).write_bytes(encoded(build(STARTS)))
