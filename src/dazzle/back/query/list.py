"""A page of rows, and how many rows there are."""

from dazzle.back.query.asked import ListQuery
from dazzle.back.query.filters import OPAQUE, Condition, condition, escaped
from dazzle.back.query.layout import ROW, Layout
from dazzle.back.query.statement import Statement
from dazzle.fieldtypes.base import quote
from dazzle.ir.entity import Field


class List:
    """Every order ends with the key, so that pages neither repeat nor leave out a row."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._select = layout.select
        self._count = f"SELECT count(*) FROM {layout.table} AS {ROW} {layout.joined}".rstrip()
        self._fields = {field.name: field for field in layout.fields}
        self._names = {join.ref.name: join.columns for join in layout.joins}
        self._key = tuple(f"{ROW}.{quote(column.name)}" for column in layout.key)

    def statements(self, query: ListQuery, searched: tuple[str, ...]) -> tuple[Statement, Statement]:
        """The rows, and their number. `searched` are the fields that the search looks into."""
        where, parameters = self._where(query, searched)
        offset = (query.page - 1) * query.page_size
        rows = f"{self._select}{where} ORDER BY {self._order(query)} LIMIT %s OFFSET %s"
        return (
            Statement(rows, (*parameters, query.page_size, offset)),
            Statement(f"{self._count}{where}", parameters),
        )

    def _where(self, query: ListQuery, searched: tuple[str, ...]) -> Condition:
        conditions = [condition(self._fields[asked.field], asked) for asked in query.filters]
        if query.search:
            pattern = f"%{escaped(query.search)}%"
            texts = [text for name in searched for text in self._texts(self._fields[name])]
            conditions.append((" OR ".join(f"{text} ILIKE %s::text" for text in texts), (pattern,) * len(texts)))
        if not conditions:
            return "", ()
        where = " AND ".join(f"({sql})" for sql, _ in conditions)
        return f" WHERE {where}", tuple(value for _, values in conditions for value in values)

    def _texts(self, field: Field) -> tuple[str, ...]:
        """What a search for text sees of a field: of a ref, the name of the row it leads to."""
        return tuple(f"{column}::text" for column in self._columns(field))

    def _columns(self, field: Field) -> tuple[str, ...]:
        own = tuple(f"{ROW}.{quote(column.name)}" for column in field.type.columns(field.name))
        return self._names.get(field.name, own)

    def _order(self, query: ListQuery) -> str:
        """A ref is ordered by the name of the row it leads to."""
        parts = [
            f"{column}{' DESC' if key.descending else ''}"
            for key in query.sort
            for column in self._columns(self._fields[key.field])
        ]
        return ", ".join([*parts, *self._key])


def sortable(field: Field) -> bool:
    """A document and bytes have no order that means anything."""
    columns = field.type.columns(field.name)
    return bool(columns) and columns[0].type.name not in OPAQUE
