"""The role that serves, where row security keeps tenants apart: one that PostgreSQL holds to the policies."""

from dazzle.back.connection import connect, database_errors
from dazzle.diagnostics.errors import DatabaseRefused

# A member of the owner's role can become the owner, and take the policies away.
ASKED = """
    SELECT current_user::text, r.rolsuper, r.rolbypassrls, EXISTS (
        SELECT FROM pg_class c WHERE c.relrowsecurity AND pg_has_role(current_user, c.relowner, 'MEMBER'))
    FROM pg_roles r WHERE r.rolname = current_user
"""


def require_bounded(url: str) -> None:
    """Returns when the policies hold for the role of the URL; raises DatabaseRefused when it could pass them by."""
    with database_errors(url), connect(url, autocommit=True) as connection:
        row = connection.execute(ASKED).fetchone()
    assert row is not None
    role, is_superuser, bypasses, owns = row
    if reason := _reason(is_superuser=is_superuser, bypasses=bypasses, owns=owns):
        raise DatabaseRefused(
            f"the role `{role}` may not serve: {reason}, and so sees the rows of every tenant",
            help="serve as a role that owns nothing: `dazzle db roles` writes the SQL that makes it; then DATABASE_URL"
            " is its URL, and DAZZLE_MIGRATE_URL the owner's",
        )


def _reason(*, is_superuser: bool, bypasses: bool, owns: bool) -> str:
    """Why row security does not bind the role, as a superuser or an owner is not bound; "" when it does."""
    if is_superuser:
        return "it is a superuser"
    if bypasses:
        return "it has BYPASSRLS"
    return "it is the owner of the tables, or may become so" if owns else ""
