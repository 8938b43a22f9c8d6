"""One line to its AST node: an LALR loop over the grammar's tables.

The tokens come from the outline; a NAME is taken for a word of the language only where the
parser's state has a use for that word, so every word stays free as a name. Nodes are built in the reductions.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import Span
from dazzle.lang.outline import Token
from dazzle.lang.tables import Rule, Tables

END = "$END"

Value = Any  # what a rule of the grammar stands for; which type it is, the grammar sees to
Build = Callable[..., Value]  # (span, *children) -> what the rule stands for
State = int


class Refused(Exception):
    """A reduction will not build its node; the diagnostic says why. Caught in the loop below."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


class Failure(Struct, frozen=True, kw_only=True):
    """Where a line stopped making sense: `tokens[index]`, or its end, was not expected in the last of `states`."""

    start: str
    index: int
    terminal: str
    states: tuple[State, ...]
    refused: Diagnostic | None = None


class Reduction(Struct, frozen=True):
    """A rule of the grammar with the function that builds its node."""

    rule: Rule
    build: Build | None

    def apply(self, values: Sequence[Value], file: str, place: tuple[int, int]) -> Value:
        rule = self.rule
        children: list[Value] = []
        for child in rule.children:
            if child.absent_before:
                children.extend([None] * child.absent_before)
            if child.splice:
                # A repetition recurses to the left: what it has so far is taken over, so that long lists stay linear.
                children = values[child.at] if not children else [*children, *values[child.at]]
            else:
                children.append(values[child.at])
        if rule.absent_after:
            children.extend([None] * rule.absent_after)
        if rule.transparent:
            return children[0]
        return children if self.build is None else self.build(Span(file, *place), *children)


class LineParser:
    """The loop over the tables.

    `reductions` are the build functions by the names of rules and aliases; every rule needs one whose name does not
    begin with `_`.
    """

    def __init__(self, tables: Tables, reductions: Mapping[str, Build]) -> None:
        ready = [Reduction(rule, None if rule.build is None else reductions[rule.build]) for rule in tables.rules]
        self.actions: list[dict[str, State | Reduction]] = [
            {symbol: target if target >= 0 else ready[~target] for symbol, target in state.items()}
            for state in tables.states
        ]
        self.starts = tables.starts
        self.last_states = frozenset(last for _, last in tables.starts.values())
        self.words = tables.words
        self.texts = {terminal: text for text, terminal in reversed(self.words.items())}
        self.order = {terminal: number for number, terminal in enumerate(tables.terminals)}
        self.first = {origin: frozenset(terminals) for origin, terminals in tables.first.items()}

    def parse(self, start: str, tokens: Sequence[Token], file: str) -> Value | Failure:
        """The node of a line, or where it stopped making sense."""
        first_state, last_state = self.starts[start]
        states: list[State] = [first_state]
        values: list[Value] = []
        places: list[tuple[int, int]] = []
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
                if terminal == END and states[-1] == last_state:
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
        rule = reduction.rule
        size = rule.size
        if size == 1 and rule.transparent:  # most reductions are these, up the ladder of precedences
            states[-1] = self.goto(states[-2], rule.origin)
            return
        place = (places[-size][0], places[-1][1])
        value = reduction.apply(values[-size:], file, place)
        del states[-size:], values[-size:], places[-size:]
        values.append(value)
        places.append(place)
        states.append(self.goto(states[-1], rule.origin))

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
            del tried[-action.rule.size :]
            tried.append(self.goto(tried[-1], action.rule.origin))
            if terminal == END and tried[-1] in self.last_states:
                return tried[-1]
        return None if action is None else tried[-1]

    def expected(self, states: Sequence[State]) -> dict[str, State]:
        """The terminals that could come next, in the order of the grammar, and the states in which they are taken."""
        terminals = [symbol for symbol in self.actions[states[-1]] if symbol not in self.first]
        terminals.sort(key=lambda terminal: self.order.get(terminal, len(self.order)))
        places = ((terminal, self.taken_in(states, terminal)) for terminal in terminals)
        return {terminal: place for terminal, place in places if place is not None}
