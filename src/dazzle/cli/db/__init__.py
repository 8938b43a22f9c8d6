"""Migrate the database, look at it, look after it.

The schema changes only through revisions: files that you review and commit. `dazzle db revision -m "..."` writes one
from what you changed in the text, `dazzle db upgrade` applies it, `dazzle db check` tells whether one is missing.
Which database: --database-url, else DATABASE_URL, else the profile that DAZZLE_ENV names, else .env, else [database]
url in dazzle.toml, else PostgreSQL in the project's .dazzle folder, started when it is needed.
"""

COMMANDS: tuple[tuple[str, str], ...] = (
    ("revision", "Write the migration from the database's schema to the text's."),
    ("upgrade", "Apply the revisions that the database does not have yet."),
    ("downgrade", "Take the last revision back."),
    ("check", "Tell whether the text and the revisions agree."),
    ("lint", "Say what another database would refuse of the tables."),
    ("current", "Show the revisions that the database is at."),
    ("history", "List the revisions, newest first."),
    ("status", "Show the database, its server and what waits to be applied."),
    ("statistics", "Show how large the tables are, or keep it beside the revisions."),
    ("roles", "Print the SQL that makes the roles on a server of your own."),
    ("url", "Print the database's URL."),
    ("psql", "Open psql on the database."),
    ("dump", "Run pg_dump on the database."),
    ("stop", "Stop the project's own PostgreSQL."),
)
