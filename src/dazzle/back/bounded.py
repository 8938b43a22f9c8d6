"""The role that serves, where row security keeps tenants apart: one that PostgreSQL holds to the policies."""

from dazzle.back.connection import connect, database_errors
from dazzle.diagnostics.errors import DatabaseRefused

# A member of a role can become that role. What a function that runs as its owner finds is fenced by the policies only
# when they hold for that owner.
ASKED = """
    SELECT current_user::text,
        EXISTS (SELECT FROM pg_roles s WHERE s.rolsuper AND pg_has_role(current_user, s.oid, 'MEMBER')),
        EXISTS (SELECT FROM pg_roles s WHERE s.rolbypassrls AND pg_has_role(current_user, s.oid, 'MEMBER')),
        EXISTS (SELECT FROM pg_class c WHERE c.relrowsecurity AND pg_has_role(current_user, c.relowner, 'MEMBER')),
        (SELECT min(o.rolname::text) FROM pg_class c JOIN pg_roles o ON o.oid = c.relowner
            WHERE c.relrowsecurity AND (o.rolsuper OR o.rolbypassrls))
"""


def require_bounded(url: str) -> None:
    """Returns when the policies hold for the role of the URL; raises DatabaseRefused when it could pass them by."""
    with database_errors(url), connect(url, autocommit=True) as connection:
        row = connection.execute(ASKED).fetchone()
    assert row is not None
    role, is_superuser, bypasses, owns, boundless = row
    if reason := _reason(is_superuser=is_superuser, bypasses=bypasses, owns=owns):
        raise DatabaseRefused(
            f"the role `{role}` may not serve: {reason}, and so sees the rows of every tenant",
            help="serve as a role that owns nothing: `dazzle db roles` writes the SQL that makes it; then DATABASE_URL"
            " is its URL, and DAZZLE_MIGRATE_URL the owner's",
        )
    if boundless is not None:
        raise DatabaseRefused(
            f"the tables belong to `{boundless}`, for whom no policy holds: what their policies ask of other rows"
            " would be answered with those of every tenant",
            help="give them to the owner that `dazzle db roles` makes (REASSIGN OWNED BY ...), and migrate as it",
        )


def _reason(*, is_superuser: bool, bypasses: bool, owns: bool) -> str:
    """Why row security does not bind the role, as a superuser or an owner is not bound; "" when it does."""
    if is_superuser:
        return "it is a superuser, or may become one"
    if bypasses:
        return "it has BYPASSRLS, or may have it"
    return "it is the owner of the tables, or may become so" if owns else ""
