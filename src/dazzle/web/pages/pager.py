"""The pages of a list: which of them are worth a link."""

from collections.abc import Callable
from dataclasses import dataclass

from dazzle.web.pages.parts import Link

AROUND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """`pages` is empty for a list of one page; a link without URL is a gap. `previous` and `next` are URLs."""

    summary: str
    pages: tuple[Link, ...]
    previous: str | None
    next: str | None


def pager(*, total: int, page: int, page_size: int, url: Callable[[int], str]) -> Pager:
    """The pager of a list of `total` rows; `url` gives a page's address. A page after the last one has no rows."""
    last = max(1, -(-total // page_size))
    start = (page - 1) * page_size + 1
    end = min(total, page * page_size)
    summary = f"{start:,} to {end:,} of {total:,}" if start <= end else f"Nothing on page {page:,}; there are {total:,}"
    return Pager(
        summary=summary if last > 1 or page > 1 else f"{total:,} in all",
        pages=links(last, page, url) if last > 1 else (),
        previous=url(min(page - 1, last)) if page > 1 else None,
        next=url(page + 1) if page < last else None,
    )


def links(last: int, page: int, url: Callable[[int], str]) -> tuple[Link, ...]:
    """The first page, the last, and those around the current one, with a gap where pages are left out."""
    wanted = sorted({1, last} | {n for n in range(page - AROUND, page + AROUND + 1) if 1 <= n <= last})
    found: list[Link] = []
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number - before > 1:
            found.append(Link(title="…", url=""))
        found.append(Link(title=f"{number:,}", url=url(number), current=number == page))
    return tuple(found)
