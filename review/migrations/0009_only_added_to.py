"""What is only ever added to is kept so by the database itself: the history, what was done to cases, what persons
entered. A program or a person at the database's own prompt that changes or deletes a row is refused."""

from django.db import migrations

TABLES = ("review_event", "review_casechange", "review_resolution")
WORDS = "rows of this table are only added to"


def keep(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(
            "CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'restrict_violation'; END $$"
        )
    for table in TABLES:
        if postgresql:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
            )
        else:
            for what in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_{what.lower()} BEFORE {what} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
                )


def let_go(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_stays ON {table}")
        else:
            for what in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_{what}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION only_added_to()")


class Migration(migrations.Migration):

    dependencies = [("review", "0008_letter_head")]

    operations = [migrations.RunPython(keep, let_go)]
