"""let the treasurer change invoices

Adds and changes, takes nothing away:
* change policy may_update on invoice

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

from alembic import op

revision = "f6f78ea4da5c"
down_revision = "21dcd34b0ea7"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.execute("DROP POLICY may_update ON invoice")
    op.execute(
        "CREATE POLICY may_update ON invoice FOR UPDATE USING ((context_roles() && ARRAY['clerk', 'approver', "
        "'treasurer']) AND ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR "
        "(('approver' = ANY (context_roles())) AND (status <> 'draft'))))) WITH CHECK ((context_is_known()) AND "
        "((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY (context_roles())) AND "
        "(status <> 'draft'))))"
    )


def downgrade() -> None:
    op.execute("DROP POLICY may_update ON invoice")
    op.execute(
        "CREATE POLICY may_update ON invoice FOR UPDATE USING (((context_roles() && ARRAY['clerk'::text, "
        "'approver'::text]) AND (context_is_known() AND ((context_roles() && ARRAY['clerk'::text, 'treasurer'::text, "
        "'admin'::text]) OR (('approver'::text = ANY (context_roles())) AND (status <> 'draft'::text)))))) WITH CHECK "
        "((context_is_known() AND ((context_roles() && ARRAY['clerk'::text, 'treasurer'::text, 'admin'::text]) OR "
        "(('approver'::text = ANY (context_roles())) AND (status <> 'draft'::text)))))"
    )
