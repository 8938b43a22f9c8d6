"""Who sees and changes which rows, as PostgreSQL is told: `permit`, `forbid`, `scope` and tenants to row security."""

from dazzle.back.policy.security import Security

__all__ = ["Security"]
