"""Services: other people's, by their description, and the project's own, in Python."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.field import Field
from dazzle.lang.ast.meaning import OneOf
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Option

AUTH_PROFILES = ("oauth2_legacy", "oauth2_pkce", "jwt_static", "api_key_header", "api_key_query", "none")


class ServiceSpec(Node, frozen=True, kw_only=True):
    """`spec: url "https://..."`, `spec: inline "..."`."""

    form: Annotated[Name, OneOf(("url", "inline"))]
    text: String


class AuthProfile(Node, frozen=True, kw_only=True):
    """`auth_profile: api_key_header header="X-Key"`."""

    profile: Annotated[Name, OneOf(AUTH_PROFILES)]
    options: tuple[Option, ...] = ()


class Service(Named, frozen=True, kw_only=True):
    """One with a `kind` is the project's own, in `services/`; the other has a `spec`."""

    KIND: ClassVar[str] = "service"

    spec: ServiceSpec | None = None
    auth_profile: AuthProfile | None = None
    owner: String | None = None
    kind: Annotated[Name, OneOf(("domain_logic", "validation", "integration", "workflow"))] | None = None
    input: tuple[Field, ...] = ()
    output: tuple[Field, ...] = ()
    guarantees: tuple[String, ...] = ()
    stub: Annotated[Name, OneOf(("python", "typescript"))] | None = None
