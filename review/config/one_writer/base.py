"""Django's backend for PostgreSQL, with one writer at a time: each transaction takes the store's lock as it begins.

The store's functions read, decide and write within one transaction, and rest on nobody writing in between (the next
number, "somebody else saved this", who holds a case). SQLite's immediate transactions give them that; this lock does
the same here. It is given back with the transaction, or when a process dies. Reads take no part in it.

Words have no length that the database enforces, as SQLite has none: forms say what is too long.
"""

from __future__ import annotations

from django.db.backends.postgresql import base

#: The name of the lock ("cie"), in PostgreSQL's space of advisory locks.
WRITING = 0x636965


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions begin with the lock of the one writer."""

    data_types = base.DatabaseWrapper.data_types | {"CharField": "varchar"}

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit:
            try:
                with self.wrap_database_errors, self.connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
            except BaseException:
                self.connection.rollback()
                super()._set_autocommit(True)  # type: ignore[misc]
                raise
