"""Approvals: who must agree before something goes on."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, PersonaName, RowCondition, StateName, WholeNumber
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.value import Change, Delay


class Escalation(Node, frozen=True, kw_only=True):
    """Who is asked when nobody has decided."""

    after: Delay | None = None
    to: PersonaName | None = None


class AutoApprove(Node, frozen=True, kw_only=True):
    when: RowCondition | None = None


class Decision(Node, frozen=True, kw_only=True):
    """`refused -> returned`: a decision, and the state that it leads to."""

    decision: Name
    state: StateName


class Approval(Named, frozen=True, kw_only=True):
    """States are values of the field that the trigger names."""

    KIND: ClassVar[str] = "approval"
    SUBJECT: ClassVar[str] = "entity"
    STATES: ClassVar[str] = "trigger.field"

    entity: EntityName | None = None
    trigger: Change | None = None
    approver_role: PersonaName | None = None
    quorum: WholeNumber | None = None
    threshold: RowCondition | None = None
    escalation: Escalation | None = None
    auto_approve: AutoApprove | None = None
    outcomes: tuple[Decision, ...] = ()
