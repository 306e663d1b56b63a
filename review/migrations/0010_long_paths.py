"""PostgreSQL keeps no words of more than 2,700 bytes in a tree: what may hold a whole path is looked up by its hash."""

from django.db import migrations

#: As they are, and as PostgreSQL has them.
INDEXES = {
    "arrival_name_key": ("review_arrival", "name_key"),
    "case_folder": ("review_case", "folder"),
}


def by_hash(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for name, (table, column) in INDEXES.items():
        schema_editor.execute(f"DROP INDEX {name}")
        schema_editor.execute(f"CREATE INDEX {name} ON {table} USING hash ({column})")
    schema_editor.execute("ALTER TABLE review_remembered DROP CONSTRAINT remembered_once")
    schema_editor.execute(
        "CREATE UNIQUE INDEX remembered_once ON review_remembered (md5(inbox), md5(path), sha256)"
    )


def by_tree(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for name, (table, column) in INDEXES.items():
        schema_editor.execute(f"DROP INDEX {name}")
        schema_editor.execute(f"CREATE INDEX {name} ON {table} ({column})")
    schema_editor.execute("DROP INDEX remembered_once")
    schema_editor.execute(
        "ALTER TABLE review_remembered ADD CONSTRAINT remembered_once UNIQUE (inbox, path, sha256)"
    )


class Migration(migrations.Migration):

    dependencies = [("review", "0009_only_added_to")]

    operations = [migrations.RunPython(by_hash, by_tree)]
