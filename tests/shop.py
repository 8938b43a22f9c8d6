"""A small application for the tests of what is served, with texts that would break a page that does not escape them."""

from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa

from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.history import History
from dazzle.back.pool import Context, Lane
from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.appspec import AppSpec
from dazzle.web import pages
from dazzle.web.application import Application
from dazzle.web.dispatcher import Dispatcher
from dazzle.web.identity import Identity
from dazzle.web.recorder import Recorder
from dazzle.web.runtime import Runtime
from dazzle.web.services import services
from dazzle.web.sources import Surroundings

DSL = """
module shop.app

app shop "Rope & <Sons>":
  security_profile: standard

persona clerk "Clerk":
  description: "Keeps the books"

entity Supplier "Supplier":
  display_field: name
  id: uuid pk
  name: str(80) required unique
  website: url
  email: email
  token: str(40) sensitive
  blocked: bool = false required
  invoices: has_many Invoice restrict

entity Invoice "Invoice":
  display_field: number
  id: uuid pk
  supplier: ref Supplier required
  number: str(40) required
  status: enum[draft, submitted, paid] = draft required
  issued_on: date = today required
  due_on: date
  total: money(EUR) required
  weight: decimal(10,2)
  note: text
  seen_at: datetime
  changed_at: datetime auto_update
  lines: has_many LineItem cascade
  unique supplier, number
  invariant: due_on is null or due_on >= issued_on
    message: "An invoice cannot be due before it was issued"
    code: due_after_issue
  transitions:
    draft -> submitted
    submitted -> paid: requires note
    submitted -> draft

entity LineItem "Line item":
  display_field: description
  id: uuid pk
  invoice: ref Invoice required
  position: int required
  description: str(200) required

surface supplier_list "Suppliers":
  uses entity Supplier
  mode: list
  section main:
    field name "Name"
    field website "Website"
    field blocked "Blocked"
  ux:
    purpose: "Know whom we buy \\"rope\\" from"
    sort: name asc
    filter: blocked, website
    search: name
    empty: "No supplier <yet>"

surface supplier_create "New supplier":
  uses entity Supplier
  mode: create
  section main:
    field name "Name"
      help: "As on the <bill>"
    field website "Website"
    field email "E-mail"
    field token "Token"
    field blocked "Blocked"

surface supplier_edit "Change the supplier":
  uses entity Supplier
  mode: edit
  section main:
    field name "Name"
    field website "Website"
    field token "Token"
    field blocked "Blocked"

surface invoice_list "Invoices":
  uses entity Invoice
  mode: list
  section main:
    field number "Number"
    field supplier "Supplier"
    field status "Status"
    field issued_on "Issued"
    field total "Total"
  ux:
    sort: number asc
    filter: status, supplier
    search: number, note
    empty: "No invoice yet"

surface invoice_view "Invoice":
  uses entity Invoice
  mode: view
  section bill "The <bill>":
    field number "Number"
    field supplier "Supplier"
    field status "Status"
    field total "Total"
  section more "More":
    field note "Note"
    field seen_at "Seen"

surface invoice_create "Record an invoice":
  uses entity Invoice
  mode: create
  section bill "The bill":
    field supplier "Supplier"
    field number "Number"
    field issued_on "Issued"
    field due_on "Due"
    field total "Total"
    field weight "Weight"
    field note "Note"

surface invoice_edit "Change the invoice":
  uses entity Invoice
  mode: edit
  section bill "The bill":
    field supplier "Supplier"
    field number "Number"
    field issued_on "Issued"
    field due_on "Due"
    field total "Total"
    field note "Note"
    field seen_at "Seen"

surface line_create "Add a line":
  uses entity LineItem
  mode: create
  section main:
    field invoice "Invoice"
    field position "Position"
    field description "Description"
"""


def spec() -> AppSpec:
    return compile_sources([SourceFile("shop.dsl", DSL)]).require()


def runtime(database_url: str, root: Path) -> Runtime:
    """The shop's services on an empty database, which gets its tables."""
    appspec = spec()
    engine = sa.create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    build_metadata(appspec).create_all(engine)
    engine.dispose()
    lane, recorder, history = Lane(database_url), Recorder(), History(None, "shop")
    around = Surroundings(lane=lane, context=Context(), history=history, recorder=recorder, root=root)
    return Runtime(
        appspec=appspec,
        digest="",
        identity=Identity(persona="clerk", roles=("clerk",)),
        services=services(appspec, lane, Context(), around),
        lane=lane,
        history=history,
        recorder=recorder,
    )


def application(runtime: Runtime) -> Application:
    """The pages alone."""
    dispatcher = Dispatcher(pages.routes(runtime))
    return Application(runtime, dispatcher, pages.answer(runtime), ExitStack())
