"""Demo data for Invoice Ops: a few hundred rows that look like a real accounts-payable desk.

    python examples/invoice_ops/demo.py

The same seed gives the same rows. A database that has companies already is left as it is.
"""

import argparse
import datetime as dt
import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from dazzle.back.database import choose, connect, opened
from dazzle.back.rowsecurity import forcing
from dazzle.project import load

SEED = 20_260
TODAY = dt.date(2026, 11, 20)
COMPANIES = (("Harbour Works", "harbour-works"), ("North Quay Foods", "north-quay-foods"))
FIRST_NAMES = ("Ada", "Bruno", "Clara", "Dario", "Elif", "Frieda", "Goran", "Hanna", "Ivo", "Jana", "Karim", "Lotte")
LAST_NAMES = ("Berg", "Castell", "Dorn", "Eckhart", "Falk", "Grün", "Holm", "Imhof", "Jäger", "Kranz", "Lind", "Moser")
TRADES = {
    "Rope and Rigging": (("Mooring rope 24 mm", 38), ("Shackle, galvanised", 7), ("Splicing, per hour", 64)),
    "Crane Service": (("Inspection of a crane", 420), ("Hydraulic hose", 89), ("Call-out, weekend", 180)),
    "Cold Storage": (("Pallet, one month", 21), ("Freezing, per tonne", 46), ("Temperature log", 15)),
    "Office Supplies": (("Paper, box of five", 24), ("Toner", 71), ("Label printer", 139)),
    "Electrical": (("Cable 5 x 2.5, per metre", 3), ("Distribution board", 310), ("Electrician, per hour", 72)),
    "Fuel and Lubricants": (("Diesel, per 100 litres", 148), ("Hydraulic oil, 20 litres", 96), ("Delivery", 35)),
    "Cleaning": (("Hall cleaning, monthly", 540), ("Window cleaning", 210), ("Consumables", 62)),
    "IT Systems": (("Workstation", 1140), ("Support, per hour", 95), ("Licence, one year", 380)),
    "Packaging": (("Carton 60 x 40, per 100", 84), ("Stretch film", 12), ("Pallet, used", 9)),
    "Freight": (("Road freight, per pallet", 118), ("Customs clearance", 75), ("Waiting time, per hour", 48)),
}
PLACES = ("Adler", "Brücke", "Delta", "Hafen", "Insel", "Kette", "Linden", "Mühl", "Nord", "Ostsee")
COST_CENTRES = ("4100", "4210", "4300", "5020", "6110")
STATES = ("draft", "submitted", "approved", "disputed", "rejected", "scheduled", "paid")
WEIGHTS = (8, 12, 10, 4, 4, 8, 54)

Row = dict[str, Any]


class Generator:
    """Makes the rows of every table, parents first, from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.tables: dict[str, list[Row]] = {}

    def add(self, table: str, **values: object) -> Row:
        """Adds a row of the company in hand, but to the table of companies itself."""
        row = {"id": uuid.UUID(int=self.random.getrandbits(128), version=4), **values}
        if table != "tenant":
            row["tenant_id"] = self.tables["tenant"][-1]["id"]
        self.tables.setdefault(table, []).append(row)
        return row

    def generate(self) -> dict[str, list[Row]]:
        for number, (name, slug) in enumerate(COMPANIES):
            self.add("tenant", name=name, slug=slug, timezone="Europe/Vienna")
            users = self.users(slug)
            suppliers = self.suppliers()
            for index in range(120 if number == 0 else 40):
                self.invoice(self.random.choice(suppliers), users, index)
        return self.tables

    def users(self, slug: str) -> list[Row]:
        names = self.random.sample([f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES], 6)
        roles = ("clerk", "clerk", "approver", "approver", "treasurer", "admin")
        return [
            self.add("user_", full_name=name, email=address(name, slug), role=role, active=True)
            for name, role in zip(names, roles, strict=True)
        ]

    def suppliers(self) -> list[tuple[Row, str, Row]]:
        made = []
        for trade in TRADES:
            for place in self.random.sample(PLACES, 2):
                name = f"{place} {trade}"
                supplier = self.add(
                    "supplier",
                    name=name,
                    vat_id=f"ATU{self.random.randrange(10**7, 10**8)}",
                    email=address(name, "example"),
                    website=f"https://{hostname(name)}.example",
                    payment_days=self.random.choice((10, 14, 30, 30, 30, 60)),
                    blocked=self.random.random() < 0.05,
                )
                account = self.add(
                    "supplier_bank_account",
                    supplier=supplier["id"],
                    holder=name if self.random.random() < 0.2 else None,
                    iban=iban(self.random),
                    bic="EXMPATW1XXX",
                    preferred=True,
                )
                made.append((supplier, trade, account))
        return made

    def invoice(self, supplied: tuple[Row, str, Row], users: Sequence[Row], index: int) -> None:
        supplier, trade, account = supplied
        state = self.random.choices(STATES, WEIGHTS)[0]
        age = self.random.randrange(20, 300) if state == "paid" else self.random.randrange(0, 40)
        issued = TODAY - dt.timedelta(days=age)
        due = issued + dt.timedelta(days=int(supplier["payment_days"]))
        decided = state in {"approved", "scheduled", "paid"}
        approver = next(user for user in users if user["role"] == "approver")
        lines = [
            (position, *self.random.choice(TRADES[trade]), self.random.randrange(1, 25))
            for position in range(1, self.random.randrange(2, 5))
        ]
        invoice = self.add(
            "invoice",
            supplier=supplier["id"],
            number=f"{issued:%y%m}-{1000 + index}",
            status=state,
            issued_on=issued,
            due_on=due,
            total_minor=sum(price * quantity for _, _, price, quantity in lines) * 100,
            total_currency="EUR",
            cost_centre=self.random.choice(COST_CENTRES),
            note=NOTES.get(state),
            approved_by=approver["id"] if decided else None,
            approved_at=noon(issued, 3) if decided else None,
        )
        for position, description, price, quantity in lines:
            self.add(
                "line_item",
                invoice=invoice["id"],
                position=position,
                description=description,
                quantity=quantity,
                unit_price_minor=price * 100,
                unit_price_currency="EUR",
            )
        if state in {"scheduled", "paid"}:
            self.payments(invoice, account, due, paid=state == "paid")

    def payments(self, invoice: Row, account: Row, due: dt.date, *, paid: bool) -> None:
        outcomes = ["settled" if paid else "pending"]
        if paid and self.random.random() < 0.12:
            outcomes.insert(0, "failed")
        for attempt, outcome in enumerate(outcomes):
            self.add(
                "payment_attempt",
                invoice=invoice["id"],
                bank_account=account["id"],
                reference=f"PAY {invoice['number']} {str(invoice['id'])[:8]} {attempt + 1}",
                amount_minor=invoice["total_minor"],
                amount_currency="EUR",
                status=outcome,
                attempted_at=noon(due, attempt - 2),
                settled_on=due if outcome == "settled" else None,
                failure_reason="The account number is not known to the bank" if outcome == "failed" else None,
            )


NOTES = {"disputed": "Two pallets were missing; the supplier looks into it", "rejected": "Billed twice"}


def noon(day: dt.date, days: int) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=days), dt.time(12), dt.UTC)


def hostname(name: str) -> str:
    letters = str.maketrans({"ü": "ue", "ä": "ae", "ö": "oe", " ": "-"})
    return name.lower().translate(letters)


def address(name: str, host: str) -> str:
    return f"{hostname(name).replace('-', '.')}@{host}.example"


def iban(source: random.Random) -> str:
    """An Austrian account number with valid check digits (ISO 13616)."""
    account = f"{source.randrange(10**16):016d}"
    check = 98 - int(f"{account}102900") % 97
    return f"AT{check:02d}{account}"


def insert(connection: psycopg.Connection[Any], table: str, rows: Iterable[Row]) -> int:
    """Copy rows that have the same columns into a table; returns their number."""
    rows = list(rows)
    columns = list(rows[0])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([row[column] for column in columns])
    return len(rows)


@contextmanager
def unforced(connection: psycopg.Connection[Any], tables: Iterable[str]) -> Iterator[None]:
    """The owner may pass the policies of the tables by, until the end of the block."""
    for table in tables:
        connection.execute(forcing(table, forced=False).encode())
    yield
    for table in tables:
        connection.execute(forcing(table, forced=True).encode())


def main() -> None:
    parser = argparse.ArgumentParser(description="Fill Invoice Ops with demo data.")
    parser.add_argument("--seed", type=int, default=SEED, help="the same seed gives the same rows")
    arguments = parser.parse_args()
    project = load(Path(__file__).resolve().parent)
    with opened(choose(project.database)) as database, connect(database.url) as connection:
        tables = Generator(arguments.seed).generate()
        # The owner is held to the policies too, and there is no COPY through policies (PostgreSQL documentation, COPY).
        with unforced(connection, tables):
            if connection.execute("SELECT EXISTS (SELECT FROM tenant)").fetchone() == (True,):
                print("The demo data is there already.")
                return
            counts = {table: insert(connection, table, rows) for table, rows in tables.items()}
    print(f"{sum(counts.values())} rows: " + ", ".join(f"{count} {table}" for table, count in counts.items()))


if __name__ == "__main__":
    main()
