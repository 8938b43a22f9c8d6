"""On what terms a revision is written: for which servers, and which dangers somebody answers for."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from dazzle.back.choice import ENGINES, OLDEST
from dazzle.back.migrate.guards import GUARDS
from dazzle.back.migrate.situation import LookUp, nothing_known
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.diagnostics.spelling import did_you_mean

Notify = Callable[[Diagnostic], None]
SLUGS = tuple(guard.RULE.slug for guard in GUARDS)


def unread(_: Diagnostic) -> None:
    """A report that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`engine` is one of ENGINES, `min_version` the oldest PostgreSQL that the revision has to run on.

    `look_up` finds the tables that are known to have few rows; `acknowledge` has the reason for each danger that
    somebody answers for, by its slug.
    """

    engine: str = ENGINES[0]
    min_version: int = OLDEST
    look_up: LookUp = nothing_known
    acknowledge: Mapping[str, str] = field(default_factory=dict)

    def answers_to(self, dangers: Collection[Diagnostic]) -> Mapping[str, str]:
        """What is acknowledged of these."""
        there = {danger.rule for danger in dangers}
        return {slug: reason for slug, reason in self.acknowledge.items() if slug in there}

    def require_answers(self, dangers: Collection[Diagnostic]) -> None:
        """Raises RevisionRefused for what blocks and is not acknowledged, and for what is and is not there."""
        there = {danger.rule for danger in dangers}
        for slug, reason in self.acknowledge.items():
            if slug not in SLUGS:
                raise RevisionRefused(
                    f"nothing is called `{slug}` that could be acknowledged",
                    help=did_you_mean(slug, SLUGS) or "`dazzle explain` lists what migrations are looked at for",
                )
            if not reason.strip():
                raise RevisionRefused(f"`{slug}` is acknowledged without a reason", help="say why it is safe here")
            if slug not in there:
                raise RevisionRefused(
                    f"`{slug}` is acknowledged, and nothing in this revision is such a danger", help="leave it away"
                )
        blocking = [
            danger for danger in dangers if danger.severity is Severity.ERROR and danger.rule not in self.acknowledge
        ]
        if blocking:
            slugs = dict.fromkeys(danger.rule for danger in blocking)
            raise RevisionRefused(
                "; ".join(dict.fromkeys(danger.message for danger in blocking)),
                help="\n".join(
                    (
                        *dict.fromkeys(danger.help or "" for danger in blocking),
                        *(f'or answer for it: --acknowledge {slug}="why it is safe here"' for slug in slugs),
                    )
                ),
            )
