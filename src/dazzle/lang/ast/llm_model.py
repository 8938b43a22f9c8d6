"""Language models: which there are, and whose."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import OneOf, WholeNumber
from dazzle.lang.ast.node import Name, String
from dazzle.lang.ast.value import Variable

PROVIDERS = ("anthropic", "openai", "google", "local")


class LlmModel(Named, frozen=True, kw_only=True):
    """`base_url` and what follows it say how it is reached, where that is not the provider's usual way."""

    KIND: ClassVar[str] = "llm_model"

    description: String | None = None
    provider: Annotated[Name, OneOf(PROVIDERS)] | None = None
    model_id: Name | String | None = None
    tier: Annotated[Name, OneOf(("fast", "balanced", "quality"))] | None = None
    max_tokens: WholeNumber | None = None
    cost_per_1k_input: Literal | None = None
    cost_per_1k_output: Literal | None = None
    base_url: String | Variable | None = None
    project: Name | String | None = None
    location: Name | String | None = None
    api_key_env: Name | String | None = None
