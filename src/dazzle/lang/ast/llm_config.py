"""The configuration of language models."""

from dataclasses import dataclass

from dazzle.lang.ast.node import Node
from dazzle.lang.ast.property import Property


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmConfig(Node):
    """`llm_config:`; a block below a key (`logging:`) is a Property whose key is dotted: `logging.log_prompts`."""

    properties: tuple[Property, ...]
