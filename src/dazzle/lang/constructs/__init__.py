"""What a file may declare; CONSTRUCTS is the whole registry, in the order in which a message lists them."""

from collections.abc import Mapping

from dazzle.lang.constructs import (
    access,
    archetype,
    entity,
    enum,
    expression,
    feedback_widget,
    field,
    header,
    leaves,
    line,
    llm_config,
    persona,
    property,  # noqa: A004  the user's word
    sla,
    states,
    surface,
    ux,
    webhook,
)
from dazzle.lang.constructs.construct import Body, Construct
from dazzle.lang.constructs.not_served import NOT_SERVED
from dazzle.lang.lines import Build

CONSTRUCTS: tuple[Construct, ...] = (
    header.MODULE,
    header.USE,
    header.APP,
    entity.ENTITY,
    archetype.ARCHETYPE,
    enum.ENUM,
    persona.PERSONA,
    surface.SURFACE,
    feedback_widget.FEEDBACK_WIDGET,
    llm_config.LLM_CONFIG,
    sla.SLA,
    webhook.WEBHOOK,
)

FILE = Body(
    what="a file",
    lines={construct.word: construct.line for construct in CONSTRUCTS},
    not_served=NOT_SERVED,
    once=frozenset({"module", "app"}),
)

STARTS = frozenset(FILE.starts())

REDUCTIONS: Mapping[str, Build] = {
    name: build
    for module in (
        leaves,
        line,
        expression,
        property,
        field,
        access,
        states,
        entity,
        archetype,
        enum,
        header,
        persona,
        surface,
        ux,
        feedback_widget,
        llm_config,
        sla,
    )
    for name, build in module.REDUCTIONS.items()
}
