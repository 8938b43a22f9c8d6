"""Templates of messages."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import Refers
from dazzle.lang.ast.node import Name, Node, String


class Attachment(Node, frozen=True, kw_only=True):
    """`- asset: logo`, `- document: invoice_pdf`, and whose row it is made of."""

    asset: Annotated[Name, Refers(("asset",))] | None = None
    document: Annotated[Name, Refers(("document",))] | None = None
    entity: Name | None = None
    filename: String | None = None


class Template(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "template"

    subject: String | None = None
    body: String | None = None
    html_body: String | None = None
    attachments: tuple[Attachment, ...] = ()
