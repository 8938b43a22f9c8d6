"""Alembic's entry point: for the runner, which hands a connection over, and for plain `alembic` in a project."""

from alembic import context

from dazzle.back.migrate.environment import run

handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(context, handed_over, None)
elif context.is_offline_mode():
    run(context, None, None)
else:
    # Only here: the compiler is not needed to apply revisions, and the runner should not wait for it.
    from dazzle.back.migrate.session import for_alembic
    from dazzle.project.environment import of_project

    opening, metadata = of_project(context.config)
    with opening as database, for_alembic(context, database.url) as connection:
        run(context, connection, metadata)
