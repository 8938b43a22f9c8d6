"""comments

Adds and changes, takes nothing away:
* the comment of table invoice changes
* the comment of table line_item changes
* the comment of table payment_attempt changes
* the comment of table supplier changes
* the comment of table supplier_bank_account changes
* the comment of table tenant changes
* the comment of table user_ changes
* the comment of column invoice.total_minor changes
* the comment of column invoice.total_currency changes
* the comment of column line_item.unit_price_minor changes
* the comment of column line_item.unit_price_currency changes
* the comment of column payment_attempt.amount_minor changes
* the comment of column payment_attempt.amount_currency changes
* the comment of column supplier.email changes
* the comment of column supplier_bank_account.iban changes
* the comment of column user_.full_name changes
* the comment of column user_.email changes

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

from alembic import op

revision = "a3c36cfecc27"
down_revision = "8b419750bd14"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.create_table_comment("invoice", "Invoice: A supplier's bill, from its arrival to its payment")
    op.create_table_comment("line_item", "Line item: One position of an invoice")
    op.create_table_comment(
        "payment_attempt",
        "Payment attempt: One attempt to pay an invoice; a failed one stays, the next is a row of its own",
    )
    op.create_table_comment("supplier", "Supplier: A company that sends invoices")
    op.create_table_comment(
        "supplier_bank_account",
        "Bank account: Where a supplier wants to be paid; a supplier may have several, one of them is used",
    )
    op.create_table_comment(
        "tenant",
        "Company: One company of the group; its invoices, suppliers and users are its own",
    )
    op.create_table_comment("user_", "User: A person who records, approves or pays invoices")
    op.alter_column("invoice", "total_minor", comment="in the smallest unit of the currency, as cents")
    op.alter_column("invoice", "total_currency", comment="ISO 4217")
    op.alter_column("line_item", "unit_price_minor", comment="in the smallest unit of the currency, as cents")
    op.alter_column("line_item", "unit_price_currency", comment="ISO 4217")
    op.alter_column("payment_attempt", "amount_minor", comment="in the smallest unit of the currency, as cents")
    op.alter_column("payment_attempt", "amount_currency", comment="ISO 4217")
    op.alter_column("supplier", "email", comment="personal data (contact)")
    op.alter_column("supplier_bank_account", "iban", comment="personal data (financial)")
    op.alter_column("user_", "full_name", comment="personal data (identity)")
    op.alter_column("user_", "email", comment="personal data (contact)")


def downgrade() -> None:
    op.alter_column("user_", "email", comment=None)
    op.alter_column("user_", "full_name", comment=None)
    op.alter_column("supplier_bank_account", "iban", comment=None)
    op.alter_column("supplier", "email", comment=None)
    op.alter_column("payment_attempt", "amount_currency", comment=None)
    op.alter_column("payment_attempt", "amount_minor", comment=None)
    op.alter_column("line_item", "unit_price_currency", comment=None)
    op.alter_column("line_item", "unit_price_minor", comment=None)
    op.alter_column("invoice", "total_currency", comment=None)
    op.alter_column("invoice", "total_minor", comment=None)
    op.drop_table_comment("user_")
    op.drop_table_comment("tenant")
    op.drop_table_comment("supplier_bank_account")
    op.drop_table_comment("supplier")
    op.drop_table_comment("payment_attempt")
    op.drop_table_comment("line_item")
    op.drop_table_comment("invoice")
