"""The configuration of language models."""

from dazzle.lang.ast.node import Node
from dazzle.lang.ast.property import Property


class LlmConfig(Node, frozen=True, kw_only=True):
    """`llm_config:`; a block below a key (`logging:`) is a Property whose key is dotted: `logging.log_prompts`."""

    properties: tuple[Property, ...]
