"""What the field types share that store nothing in their entity's table."""

from dazzle.fieldtypes.base import Column, FieldType, Rejected, Widget


class Derived(FieldType, frozen=True):
    """Has no column and no value: what it stands for is found in other rows."""

    def columns(self, field: str) -> tuple[Column, ...]:  # noqa: ARG002  there are none
        return ()

    def from_json(self, value: object) -> object:  # noqa: ARG002  none is possible
        raise Rejected("no_value", "This is found in other rows, and cannot be set here.")

    def parse_text(self, text: str) -> object:
        return self.from_json(text)

    def to_columns(self, value: object) -> tuple[object, ...]:  # noqa: ARG002  there are none
        return ()

    def from_columns(self, values: tuple[object, ...]) -> object:  # noqa: ARG002  there are none
        return None

    def default(self, literal: object) -> tuple[object, ...]:
        self.from_json(literal)
        return ()

    def widget(self) -> Widget:
        return Widget("none", {})
