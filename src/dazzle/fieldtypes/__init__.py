"""The field types, one file each, named as their keyword; this tuple is the whole registry.

`computed` is no type: it is an expression in a type's place.
"""

from collections.abc import Mapping

from dazzle.fieldtypes.ancestors_of import AncestorsOf
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.belongs_to import BelongsTo
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.bytes import Bytes
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.descendants_of import DescendantsOf
from dazzle.fieldtypes.email import Email
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.file import File
from dazzle.fieldtypes.float import Float
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.json import Json
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.slug import Slug
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.fieldtypes.time import Time
from dazzle.fieldtypes.timezone import Timezone
from dazzle.fieldtypes.url import Url
from dazzle.fieldtypes.uuid import Uuid

FIELD_TYPES: tuple[type[FieldType], ...] = (
    Str,
    Text,
    Int,
    BigInt,
    Decimal,
    Float,
    Bool,
    Date,
    Time,
    Datetime,
    Uuid,
    Enum,
    Json,
    Email,
    Url,
    Slug,
    Timezone,
    File,
    Money,
    Bytes,
    Array,
    Ref,
    BelongsTo,
    HasMany,
    HasOne,
    PolyRef,
    Embeds,
    LatestOne,
    DescendantsOf,
    AncestorsOf,
)

BY_KEYWORD: Mapping[str, type[FieldType]] = {field_type.keyword: field_type for field_type in FIELD_TYPES}
