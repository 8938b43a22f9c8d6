"""The `app` line, and what stands once in a project."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from dazzle.ir.feedback_widget import FeedbackWidget
from dazzle.ir.label import fold
from dazzle.ir.llm import LlmConfig
from dazzle.ir.tenancy import SHARED_SCHEMA
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.link import names
from dazzle.link.checks import bad_setting, duplicate_declaration, unknown_module
from dazzle.link.feedback_widget import link_feedback_widget
from dazzle.link.llm import link_config
from dazzle.link.plain import word
from dazzle.link.scope import Scope

PROFILES = ("basic", "standard", "strict")
Node = TypeVar("Node", bound=ast.Node)

FRAMEWORK = "dazzle"  # the framework's own name and label


class Application(Struct, frozen=True, kw_only=True):
    """`governed` tells whether a step of a process asks a language model.

    `kinds` are the words of all that the project declares; `tenancy_mode` is None in a project of one.
    """

    name: str
    title: str
    label: str
    profile: str
    multi_tenant: bool
    feedback_widget: FeedbackWidget | None
    llm_config: LlmConfig | None
    governed: bool
    kinds: frozenset[str]
    tenancy_mode: str | None


def link_application(
    scope: Scope, project: Sequence[ast.Module], *, name: str | None, root_module: str | None
) -> Application:
    """What the project says about itself as a whole.

    `name` is the project's; without it the `app` line's is taken, else the root module's. The last `feedback_widget:`
    decides.
    """
    by_name = {module.name.text: module for module in project}
    if root_module is not None and root_module not in by_name and project:
        scope.report(unknown_module.root(root_module, by_name))
    app = _app(scope, project, by_name.get(root_module or ""))
    own_name = name or (app.name.text if app else project[0].name.text if project else FRAMEWORK)
    label = fold(own_name)
    configs = list(_declared(project, ast.LlmConfig))
    for config in configs[1:]:
        scope.report(duplicate_declaration.again("llm_config", config.span, configs[0].span))
    widgets = list(_declared(project, ast.FeedbackWidget))
    return Application(
        name=own_name,
        title=app.title.value if app and app.title else names.title(own_name),
        label=f"{label}_app" if label == FRAMEWORK and project else label,
        profile=_choice(scope, app, "security_profile", PROFILES),
        multi_tenant=_choice(scope, app, "multi_tenant", ("false", "true")) == "true",
        feedback_widget=link_feedback_widget(widgets[-1]) if widgets else None,
        llm_config=link_config(configs),
        governed=any(step.llm_intent is not None for step in nodes(tuple(_declared(project, ast.Process)), ast.Step)),
        kinds=frozenset(node.KIND for node in _declared(project, ast.Declaration)),
        tenancy_mode=next((word(node.mode) or SHARED_SCHEMA for node in _declared(project, ast.Tenancy)), None),
    )


def _app(scope: Scope, project: Sequence[ast.Module], root: ast.Module | None) -> ast.App | None:
    """The root module's `app` line, else the only one of the project."""
    if root is not None and root.app is not None:
        return root.app
    apps = [module.app for module in project if module.app is not None]
    for app in apps[1:]:
        scope.report(duplicate_declaration.again("app", app.name.span, apps[0].name.span))
    return apps[0] if apps else None


def _declared(project: Sequence[ast.Module], kind: type[Node]) -> Iterator[Node]:
    return (node for module in project for node in module.declarations if isinstance(node, kind))


def _choice(scope: Scope, app: ast.App | None, key: str, known: tuple[str, ...]) -> str:
    """The word that a setting of the `app` line has; the first of those it can have when nothing is said."""
    for item in app.properties if app is not None else ():
        if item.key.text == key and item.values:
            word = _text(item.values[0])
            if word in known:
                return word
            scope.report(bad_setting.at(item.values[0].span, key, word, known))
    return known[0]


def _text(value: ast.Name | ast.String | ast.Literal) -> str:
    if isinstance(value, ast.Name):
        return value.text
    return str(value.value).lower() if isinstance(value.value, bool) else str(value.value)
