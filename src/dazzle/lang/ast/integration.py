"""Integrations: what is asked of services, and where the answers go."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression, Literal, Path
from dazzle.lang.ast.meaning import EntityName, OneOf, Refers, RowCondition
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Raw, Variable

ServiceName = Annotated[Name, Refers(("service",))]
ForeignName = Annotated[Name, Refers(("foreign_model",))]


class IntegrationAuth(Node, frozen=True, kw_only=True):
    """`auth: basic from env("USER"), env("KEY")`."""

    scheme: Annotated[Name, OneOf(("api_key", "oauth2", "bearer", "basic"))]
    secrets: tuple[Variable, ...] = ()


class RowTrigger(Node, frozen=True, kw_only=True):
    """`trigger: on_create when eta != null`."""

    event: Annotated[Name, OneOf(("on_create", "on_update", "on_delete"))]
    condition: RowCondition | None = None


class TransitionTrigger(Node, frozen=True, kw_only=True):
    """`trigger: on_transition requested -> approved`."""

    source: Name
    target: Name


class ManualTrigger(Node, frozen=True, kw_only=True):
    """`trigger: manual "Fetch the wind"`."""

    title: String | None = None


class Request(Node, frozen=True, kw_only=True):
    """`request: GET "/wind/{self.station}"`."""

    method: Annotated[Name, OneOf(("GET", "POST", "PUT", "DELETE", "PATCH"))]
    path: String | Raw


class Derived(Node, frozen=True, kw_only=True):
    """`wind_kn <- response.wind`, `wind_kn: response.wind * 2`."""

    field: Name
    expression: Expression


class OnError(Node, frozen=True, kw_only=True):
    """`log_warning`, `set state = "failed"`."""

    action: Annotated[Name, OneOf(("ignore", "log_warning", "revert_transition", "retry", "set"))]
    field: Path | None = None
    value: Name | String | Literal | None = None


class Mapping(Node, frozen=True, kw_only=True):
    """`mapping wind_for_docking on Docking:`."""

    KIND: ClassVar[str] = "mapping"
    SUBJECT: ClassVar[str] = "entity"

    name: Name
    entity: EntityName | None = None
    triggers: tuple[RowTrigger | TransitionTrigger | ManualTrigger, ...] = ()
    request: Request | None = None
    cache: String | None = None
    map_request: tuple[Derived, ...] = ()
    map_response: tuple[Derived, ...] = ()
    transform: tuple[Derived, ...] = ()
    source: Path | None = None
    target: EntityName | None = None
    on_conflict: Name | None = None
    on_error: tuple[OnError, ...] = ()


class LegacyFlow(Node, frozen=True, kw_only=True):
    """`station -> code`, `code <-> code`: what becomes what, or what is the same."""

    source: Path
    sign: Name
    target: Path | Literal


class IntegrationAction(Node, frozen=True, kw_only=True):
    """`action fetch:` in the older spelling."""

    KIND: ClassVar[str] = "action"

    name: Name
    surface: Annotated[Name, Refers(("surface",))] | None = None
    service: ServiceName | None = None
    operation: Raw | None = None
    mapping: tuple[LegacyFlow, ...] = ()
    foreign: ForeignName | None = None
    entity: EntityName | None = None
    response: tuple[LegacyFlow, ...] = ()


class SyncMode(Node, frozen=True, kw_only=True):
    """`mode: scheduled "0 3 * * *"`."""

    name: Annotated[Name, OneOf(("scheduled", "event_driven"))]
    schedule: String | None = None


class Sync(Node, frozen=True, kw_only=True):
    """`sync stations:` in the older spelling."""

    KIND: ClassVar[str] = "sync"

    name: Name
    mode: SyncMode | None = None
    service: ServiceName | None = None
    operation: Raw | None = None
    foreign: ForeignName | None = None
    entity: EntityName | None = None
    match: tuple[LegacyFlow, ...] = ()


class Integration(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "integration"

    base_url: String | Variable | None = None
    auth: IntegrationAuth | None = None
    services: tuple[ServiceName, ...] = ()
    foreign_models: tuple[ForeignName, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    actions: tuple[IntegrationAction, ...] = ()
    syncs: tuple[Sync, ...] = ()
