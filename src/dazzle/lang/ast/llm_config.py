"""The configuration of language models."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.property import Property


class LlmConfig(Declaration, frozen=True, kw_only=True):
    """`llm_config:`; a block below a key (`logging:`) is a Property whose key is dotted: `logging.log_prompts`."""

    KIND: ClassVar[str] = "llm_config"

    properties: tuple[Property, ...]
