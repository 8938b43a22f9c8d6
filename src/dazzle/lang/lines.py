"""One line to its AST node: an LALR loop over the tables that lark builds and checks.

lark never sees the text. The tokens come from the outline; a NAME is taken for a word of the language only where the
parser's state has a use for that word, so every word stays free as a name. Nodes are built in the reductions.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from lark.common import ParserConf
from lark.grammar import NonTerminal, Rule, Terminal
from lark.lexer import PatternStr, TerminalDef
from lark.load_grammar import Grammar, load_grammar
from lark.parsers.lalr_analysis import LALR_Analyzer, Shift

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import Span
from dazzle.lang.outline import Token

END = "$END"

Value = Any  # what a rule of the grammar stands for; which type it is, the grammar sees to
Build = Callable[..., Value]  # (span, *children) -> what the rule stands for
State = int


class Refused(Exception):
    """A reduction will not build its node; the diagnostic says why. Caught in the loop below."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Where a line stopped making sense: `tokens[index]`, or its end, was not expected in the last of `states`."""

    start: str
    index: int
    terminal: str
    states: tuple[State, ...]
    refused: Diagnostic | None = None


class Child(NamedTuple):
    """Which symbol of an expansion is handed to the build function, after how many absent optional ones."""

    at: int
    splice: bool
    absent_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """A rule, made ready for the loop.

    A transparent one is its only child; one without a `build` hands a list of its children on to its parent.
    """

    origin: str
    size: int
    children: tuple[Child, ...]
    absent_after: int
    build: Build | None
    transparent: bool

    def apply(self, values: Sequence[Value], file: str, place: tuple[int, int]) -> Value:
        children: list[Value] = []
        for at, splice, absent_before in self.children:
            if absent_before:
                children.extend([None] * absent_before)
            if splice:
                # A repetition recurses to the left: what it has so far is taken over, so that long lists stay linear.
                children = values[at] if not children else [*children, *values[at]]
            else:
                children.append(values[at])
        if self.absent_after:
            children.extend([None] * self.absent_after)
        if self.transparent:
            return children[0]
        return children if self.build is None else self.build(Span(file, *place), *children)


class LineParser:
    """The tables of some start rules, and the loop over them.

    `reductions` are the build functions by the names of rules and aliases; every rule needs one whose name does not
    begin with `_`.
    """

    def __init__(self, starts: Collection[str], reductions: Mapping[str, Build]) -> None:
        terminals, all_rules = _grammar()
        rules = _reachable(all_rules, starts)
        analyzer = LALR_Analyzer(ParserConf(rules, {}, list(starts)), strict=True)
        analyzer.compute_lalr()  # type: ignore[no-untyped-call]
        table: Any = analyzer.parse_table
        ready = {id(rule): _reduction(rule, reductions) for rule in rules}
        self.actions: list[dict[str, State | Reduction]] = [
            {
                str(symbol): target if action is Shift else ready[id(target)]
                for symbol, (action, target) in table.states[state].items()
            }
            for state in range(len(table.states))
        ]
        self.start_states: dict[str, State] = table.start_states
        self.end_states: dict[str, State] = table.end_states
        self.words = _words(terminals)
        self.texts = {terminal: text for text, terminal in reversed(self.words.items())}
        self.order = {str(terminal.name): number for number, terminal in enumerate(terminals)}
        self.first: dict[str, frozenset[str]] = {
            str(symbol.name): frozenset(str(terminal.name) for terminal in first)
            for symbol, first in analyzer.FIRST.items()
            if isinstance(symbol, NonTerminal)
        }

    def parse(self, start: str, tokens: Sequence[Token], file: str) -> Value | Failure:
        """The node of a line, or where it stopped making sense."""
        states: list[State] = [self.start_states[start]]
        values: list[Value] = []
        places: list[tuple[int, int]] = []
        end_state = self.end_states[start]
        for index in range(len(tokens) + 1):
            token = tokens[index] if index < len(tokens) else None
            terminal = END if token is None else self.terminal(token, states)
            while True:
                action = self.actions[states[-1]].get(terminal)
                if action is None:
                    return Failure(start=start, index=index, terminal=terminal, states=tuple(states))
                if isinstance(action, int):
                    break
                try:
                    self.reduce(action, states, values, places, file)
                except Refused as refused:
                    return Failure(
                        start=start,
                        index=index,
                        terminal=terminal,
                        states=tuple(states),
                        refused=refused.diagnostic,
                    )
                if terminal == END and states[-1] == end_state:
                    return values[-1]
            assert token is not None
            states.append(action)
            values.append(token)
            places.append((token.start, token.end))
        raise AssertionError  # the end of the line is accepted or refused above

    def reduce(
        self,
        reduction: Reduction,
        states: list[State],
        values: list[Value],
        places: list[tuple[int, int]],
        file: str,
    ) -> None:
        size = reduction.size
        if size == 1 and reduction.transparent:  # most reductions are these, up the ladder of precedences
            states[-1] = self.goto(states[-2], reduction.origin)
            return
        place = (places[-size][0], places[-1][1])
        value = reduction.apply(values[-size:], file, place)
        del states[-size:], values[-size:], places[-size:]
        values.append(value)
        places.append(place)
        states.append(self.goto(states[-1], reduction.origin))

    def goto(self, state: State, origin: str) -> State:
        target = self.actions[state][origin]
        assert isinstance(target, int)
        return target

    def terminal(self, token: Token, states: Sequence[State]) -> str:
        """The terminal a token is here: a word of the language if that fits, else its kind."""
        kind, text, _ = token
        if kind in {"NAME", "SIGN"}:
            word = self.words.get(text)
            if word is not None and (kind == "SIGN" or self.accepts(states, word)):
                return word
        return kind

    def accepts(self, states: Sequence[State], terminal: str) -> bool:
        """Whether the terminal can come next."""
        action = self.actions[states[-1]].get(terminal)
        if isinstance(action, Reduction):  # LALR's merged lookaheads may promise too much: try it out
            return self.taken_in(states, terminal) is not None
        return action is not None

    def taken_in(self, states: Sequence[State], terminal: str) -> State | None:
        """The state in which the terminal is taken, after the reductions it leads to; None if it does not fit."""
        tried = list(states)
        while isinstance(action := self.actions[tried[-1]].get(terminal), Reduction):
            del tried[-action.size :]
            tried.append(self.goto(tried[-1], action.origin))
            if terminal == END and tried[-1] in self.end_states.values():
                return tried[-1]
        return None if action is None else tried[-1]

    def expected(self, states: Sequence[State]) -> dict[str, State]:
        """The terminals that could come next, in the order of the grammar, and the states in which they are taken."""
        terminals = [symbol for symbol in self.actions[states[-1]] if symbol not in self.first]
        terminals.sort(key=lambda terminal: self.order.get(terminal, len(self.order)))
        places = ((terminal, self.taken_in(states, terminal)) for terminal in terminals)
        return {terminal: place for terminal, place in places if place is not None}


def _grammar_text() -> str:
    folder = resources.files("dazzle.lang") / "grammar"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".lark")), key=lambda file: file.name)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@cache
def _grammar() -> tuple[list[TerminalDef], list[Rule]]:
    """The terminals and the rules of all files, every rule kept as if it were a start rule."""
    loaded: tuple[Grammar, object] = load_grammar(  # type: ignore[no-untyped-call]
        _grammar_text(), "dazzle.lang.grammar", [], global_keep_all_tokens=False
    )
    grammar = loaded[0]
    terminals, rules, _ = grammar.compile([name for name, *_ in grammar.rule_defs], set())
    return terminals, rules


def _reachable(rules: Iterable[Rule], starts: Iterable[str]) -> list[Rule]:
    """The rules that the start rules lead to; lark's analysis takes its time over every rule it is given."""
    by_origin: dict[str, list[Rule]] = {}
    for rule in rules:
        by_origin.setdefault(str(rule.origin.name), []).append(rule)
    found: dict[str, list[Rule]] = {}
    waiting = list(starts)
    while waiting:
        origin = waiting.pop()
        if origin not in found:
            found[origin] = by_origin[origin]
            waiting.extend(str(s.name) for rule in found[origin] for s in rule.expansion if not s.is_term)
    return [rule for rule in rules if str(rule.origin.name) in found]


def _words(terminals: Iterable[TerminalDef]) -> dict[str, str]:
    """The terminal of each fixed text; one that the grammar writes with `i` may be in lower or upper case."""
    words = {}
    for terminal in terminals:
        if isinstance(terminal.pattern, PatternStr):
            text = terminal.pattern.value
            words[text] = terminal.name
            if "i" in terminal.pattern.flags:
                words[text.upper()] = words[text.capitalize()] = terminal.name
    return words


def _reduction(rule: Rule, reductions: Mapping[str, Build]) -> Reduction:
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
    return Reduction(
        origin=origin,
        size=len(rule.expansion),
        children=tuple(children),
        absent_after=absent,
        build=None if transparent or origin.startswith("_") else reductions[rule.alias or origin],
        transparent=transparent,
    )
