"""The compiler's back end: everything that knows PostgreSQL."""
