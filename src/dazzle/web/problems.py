"""What a request can fail with, as data (RFC 9457); the API answers it as JSON, a page as a sentence.

`type` is the published word, which is a relative URI reference as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = {"retry-after": "1"}


@dataclass(frozen=True, slots=True)
class FieldError:
    """`pointer` is a JSON pointer into the body (RFC 6901), `?name` of a parameter, or `{name}` of a part of the path.

    `code` is a slug for programs, `message` a sentence for the person who typed the value.
    """

    pointer: str
    code: str
    message: str

    @property
    def field(self) -> str:
        """The name of the field, the parameter or the part of the path; "" for the body as a whole."""
        return self.pointer.strip("/?{}")


class Problem(Exception):
    """`detail` is a sentence; `members` are further members of the JSON object."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "internal_error"
    title: ClassVar[str] = "Internal error"

    def __init__(
        self,
        detail: str,
        *,
        errors: Iterable[FieldError] = (),
        members: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.detail = detail
        self.errors = tuple(errors)
        self.members = dict(members or {})
        self.headers = dict(headers or {})
        super().__init__(detail)


class Forbidden(Problem):
    """The rules of the entity do not let this person do it, or not to this row."""

    status = 403
    type = "forbidden"
    title = "Forbidden"


class CrossOrigin(Problem):
    """A browser sent it for a page that is not ours."""

    status = 403
    type = "cross_origin"
    title = "Cross-origin request refused"


class NotFound(Problem):
    status = 404
    type = "not_found"
    title = "Not found"

    def __init__(self, detail: str = "Not found") -> None:
        super().__init__(detail)


class MethodNotAllowed(Problem):
    status = 405
    type = "method_not_allowed"
    title = "Method not allowed"


class Conflict(Problem):
    """A value that must be the only one is taken, or rows still refer to the row."""

    status = 409
    type = "constraint_violation"
    title = "Conflict"


class Stale(Problem):
    """The row was changed since the version that the request names."""

    status = 412
    type = "precondition_failed"
    title = "Precondition failed"


class TooLarge(Problem):
    status = 413
    type = "content_too_large"
    title = "Content too large"


class UnsupportedMediaType(Problem):
    status = 415
    type = "unsupported_media_type"
    title = "Unsupported media type"


class Misdirected(Problem):
    """The request is for a host that this server does not answer for (RFC 9110, section 15.5.20)."""

    status = 421
    type = "misdirected_request"
    title = "Misdirected request"


class Invalid(Problem):
    """Values that are not valid, each with its error; the detail names them all unless it is given."""

    status = 422
    type = "validation_error"
    title = "Validation error"

    def __init__(self, errors: Iterable[FieldError], *, detail: str | None = None) -> None:
        errors = tuple(errors)
        super().__init__(detail or " ".join(_named(error) for error in errors), errors=errors)


class ConstraintViolated(Problem):
    """The database refuses a value: a row that a ref leads to is not there, a required value is missing."""

    status = 422
    type = "constraint_violation"
    title = "Constraint violation"


class InvariantViolated(Problem):
    status = 422
    type = "invariant_violation"
    title = "Invariant violation"


class TransitionRefused(Problem):
    """The state machine has no such move from the row's state, or the move requires what the row does not have."""

    status = 422
    type = "transition_error"
    title = "Transition refused"


class Unavailable(Problem):
    """The database cannot answer now; the same request may succeed in a moment."""

    status = 503
    type = "unavailable"
    title = "Service unavailable"

    def __init__(self, detail: str) -> None:
        super().__init__(detail, headers=RETRY_AFTER)


class SchemaMismatch(Unavailable):
    """The database lacks a table or a column that the application reads: the text is ahead of it, or it was changed."""

    type = "schema_mismatch"
    title = "Schema mismatch"


def _named(error: FieldError) -> str:
    return f"{error.field}: {error.message}" if error.field else error.message
