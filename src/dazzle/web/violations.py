"""What the database refuses, as the problem of the person who asked."""

from dazzle.back.constraints import Constraint
from dazzle.back.names import Names
from dazzle.back.refusal import Kind, Refused
from dazzle.ir.entity import Entity
from dazzle.web.problems import Conflict, ConstraintViolated, FieldError, Forbidden, Invalid, InvariantViolated, Problem


def problem(refused: Refused, names: Names, entity: Entity, *, deleting: bool = False) -> Problem:
    """The problem of a statement on `entity`."""
    if refused.kind is Kind.FORBIDDEN:
        return forbidden(entity)
    found = names.meaning(refused.table, refused.constraint, refused.column)
    if found is None:
        return Invalid([FieldError("", "not_storable", "A value does not fit into the database.")])
    if deleting:
        return _still_used(found, entity)
    match refused.kind:
        case Kind.UNIQUE:
            return _taken(found)
        case Kind.REFERENCE:
            return _unknown_reference(found)
        case Kind.REQUIRED:
            return _missing(found)
        case _:
            return _invariant(found) if found.invariant else _not_of_type(found)


def forbidden(entity: Entity) -> Forbidden:
    """The rules of the entity do not let who asks do it."""
    return Forbidden(f"{entity.title}: You may not do this.")


def _still_used(found: Constraint, entity: Entity) -> Problem:
    """Also where the other row cannot live without the value that the deletion would clear."""
    return Conflict(
        f"{entity.title} is still in use: {found.entity.title} refers to it.",
        members={"constraint_type": "foreign_key", "entity": found.entity.name, "field": found.fields[0].name},
    )


def _taken(found: Constraint) -> Problem:
    if not found.fields:
        return Conflict(
            f"{found.entity.title}: There is one already, and there may be no other.",
            members={"constraint_type": "unique"},
        )
    titles = " and ".join(field.title for field in found.fields)
    sentence = f"There is already one with this {titles}."
    return Conflict(
        f"{found.entity.title}: {sentence}",
        errors=[FieldError(f"/{field.name}", "not_unique", sentence) for field in found.fields],
        members={"constraint_type": "unique", "field": found.fields[0].name},
    )


def _unknown_reference(found: Constraint) -> Problem:
    assert found.target is not None
    (field,) = found.fields
    sentence = f"There is no such {found.target.title}."
    return ConstraintViolated(
        f"{field.title}: {sentence}",
        errors=[FieldError(f"/{field.name}", "unknown_reference", sentence)],
        members={"constraint_type": "foreign_key", "field": field.name},
    )


def _missing(found: Constraint) -> Problem:
    (field,) = found.fields
    return ConstraintViolated(
        f"{field.title}: A value is required.",
        errors=[FieldError(f"/{field.name}", "required", "A value is required.")],
        members={"constraint_type": "not_null", "field": field.name},
    )


def _invariant(found: Constraint) -> Problem:
    assert found.invariant is not None
    name, message = found.invariant.name, found.invariant.message
    return InvariantViolated(
        message, errors=[FieldError("", name, message)], members={"invariant": name, "entity": found.entity.name}
    )


def _not_of_type(found: Constraint) -> Problem:
    (field,) = found.fields
    sentence = f"The value is not one of this type: {field.type.summary}."
    return ConstraintViolated(
        f"{field.title}: {sentence}",
        errors=[FieldError(f"/{field.name}", f"not_a_{field.type.keyword}", sentence)],
        members={"constraint_type": "check", "field": field.name},
    )
