"""How strictly streams are held to their kinds."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import Construct, LineRule
from dazzle.lang.constructs.line import node
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"hless": node(ast.Hless, "level", "reason")}

HLESS = Construct(word="hless", line=LineRule(start="hless", kind="hless", served=False))
