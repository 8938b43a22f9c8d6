"""What psql and BI tools show beside a table and its columns."""

from dazzle.fieldtypes.base import Column
from dazzle.ir.entity import Entity, Field, Pii

STANDARD = "standard"


def table_comment(entity: Entity) -> str:
    """The title, and what the entity is for."""
    return entity.title if entity.intent is None else f"{entity.title}: {entity.intent}"


def column_comment(field: Field, column: Column) -> str | None:
    """What the name does not say already: how a value is written, whether it is personal, whether it is a secret."""
    said = (column.comment, None if field.pii is None else _personal(field.pii), "secret" if field.sensitive else None)
    return "; ".join(filter(None, said)) or None


def _personal(pii: Pii) -> str:
    words = f"personal data ({pii.category})" if pii.category else "personal data"
    return words if pii.sensitivity == STANDARD else f"{words}, {pii.sensitivity.replace('_', ' ')}"
