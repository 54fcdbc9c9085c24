"""Run by Alembic: migrate on the connection that the caller opened, inside its transaction."""

from alembic import context

from data_access.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=False,
)
context.run_migrations()
