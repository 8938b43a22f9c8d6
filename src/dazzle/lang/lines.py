"""One line to its AST node: an LALR automaton over the grammar's tables.

The tokens come from the outline; a NAME is taken for a word of the language only where the
parser's state has a use for that word, so every word stays free as a name.
"""

from collections.abc import Mapping, Sequence

from dazzle.lang.derivation import Build, Derivation, Deriving, Failure, Refused, State, Value
from dazzle.lang.outline import Token
from dazzle.lang.tables import Tables

__all__ = ["END", "Build", "Failure", "LineParser", "Refused", "State", "Value"]

END = "$END"

_MOST_FORMS = 5_000  # that are remembered; an editor runs for days


class LineParser:
    """The automaton, and the derivations that it has found so far.

    `reductions` are the build functions by the names of rules and aliases; every rule needs one whose name does not
    begin with `_`.
    """

    def __init__(self, tables: Tables, reductions: Mapping[str, Build]) -> None:
        self.actions = tables.states
        self.rules = tables.rules
        self.reductions = reductions
        self.starts = tables.starts
        self.last_states = frozenset(last for _, last in tables.starts.values())
        self.words = tables.words
        self.texts = {terminal: text for text, terminal in reversed(self.words.items())}
        self.order = {terminal: number for number, terminal in enumerate(tables.terminals)}
        self.first = {origin: frozenset(terminals) for origin, terminals in tables.first.items()}
        self.derivations: dict[tuple[str, ...], Derivation] = {}

    def parse(self, start: str, tokens: Sequence[Token], file: str) -> Value | Failure:
        """The node of a line, or where it stopped making sense."""
        word = self.words.get
        form = (start, *[word(token.text, token.kind) for token in tokens])
        derivation = self.derivations.get(form)
        if derivation is None:
            if len(self.derivations) == _MOST_FORMS:
                self.derivations.clear()
            derivation = self.derivations[form] = self.derive(start, tokens)
        return derivation.node(tokens, file)

    def derive(self, start: str, tokens: Sequence[Token]) -> Derivation:
        """Runs the automaton; what it does depends on nothing but the form of the line."""
        first_state, last_state = self.starts[start]
        states: list[State] = [first_state]
        deriving = Deriving(len(tokens), self.reductions)
        for index in range(len(tokens) + 1):
            terminal = self.terminal(tokens[index], states) if index < len(tokens) else END
            while (action := self.actions[states[-1]].get(terminal)) is not None and action < 0:
                rule = self.rules[~action]
                deriving.reduce(rule, index)
                del states[-rule.size :]
                states.append(self.actions[states[-1]][rule.origin])
                if terminal == END and states[-1] == last_state:
                    return deriving.derivation(start)
            if action is None:
                failure = Failure(start=start, index=index, terminal=terminal, states=tuple(states))
                return deriving.derivation(start, failure)
            states.append(action)
            deriving.shift(index)
        raise AssertionError  # the end of the line is accepted or refused above

    def terminal(self, token: Token, states: Sequence[State]) -> str:
        """The terminal a token is here: a word of the language if that fits, else its kind."""
        if token.kind in {"NAME", "SIGN"}:
            word = self.words.get(token.text)
            if word is not None and (token.kind == "SIGN" or self.accepts(states, word)):
                return word
        return token.kind

    def accepts(self, states: Sequence[State], terminal: str) -> bool:
        """Whether the terminal can come next."""
        action = self.actions[states[-1]].get(terminal)
        if action is not None and action < 0:  # LALR's merged lookaheads may promise too much: try it out
            return self.taken_in(states, terminal) is not None
        return action is not None

    def taken_in(self, states: Sequence[State], terminal: str) -> State | None:
        """The state in which the terminal is taken, after the reductions it leads to; None if it does not fit."""
        tried = list(states)
        while (action := self.actions[tried[-1]].get(terminal)) is not None and action < 0:
            rule = self.rules[~action]
            del tried[-rule.size :]
            tried.append(self.actions[tried[-1]][rule.origin])
            if terminal == END and tried[-1] in self.last_states:
                return tried[-1]
        return None if action is None else tried[-1]

    def expected(self, states: Sequence[State]) -> dict[str, State]:
        """The terminals that could come next, in the order of the grammar, and the states in which they are taken."""
        terminals = [symbol for symbol in self.actions[states[-1]] if symbol not in self.first]
        terminals.sort(key=lambda terminal: self.order.get(terminal, len(self.order)))
        places = ((terminal, self.taken_in(states, terminal)) for terminal in terminals)
        return {terminal: place for terminal, place in places if place is not None}
