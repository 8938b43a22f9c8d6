"""Alembic's entry point: for the runner, which hands a connection over, and for plain `alembic` in a project."""

from alembic import context

from dazzle.back.migrate.environment import alone, connected, run

handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(context, handed_over, None)
elif context.is_offline_mode():
    run(context, None, None)
else:
    # Only here: the compiler is not needed to apply revisions, and the runner should not wait for it.
    from dazzle.project.environment import for_alembic

    opening, metadata = for_alembic(context.config)
    with opening as database, alone(context, database.url), connected(database.url) as connection:
        run(context, connection, metadata)
