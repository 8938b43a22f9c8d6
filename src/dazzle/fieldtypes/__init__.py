"""The field types, one file each; this tuple is the whole registry."""

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.str import Str

FIELD_TYPES: tuple[type[FieldType], ...] = (Str, Ref)
