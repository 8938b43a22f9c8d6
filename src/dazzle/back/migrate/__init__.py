"""Migrations: what differs, the revisions that bring it about, and running them."""
