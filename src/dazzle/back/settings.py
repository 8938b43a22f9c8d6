"""Who asks, as the database knows it: settings of the transaction, which `pool.Context` gives."""

from dazzle.fieldtypes.base import SqlType, literal

USER = "dazzle.user"
TENANT = "dazzle.tenant_id"
ROLES = "dazzle.roles"  # separated by commas


def setting(name: str, type_: SqlType) -> str:
    """A setting as SQL of that type; NULL when it is empty, or was never told."""
    text = f"NULLIF(current_setting({literal(name)}, true), '')"
    return text if type_.name in {"text", "varchar"} else f"{text}::{type_.name}"


def tenant(type_: SqlType) -> str:
    """The key of the tenant for whom the transaction is."""
    return setting(TENANT, type_)
