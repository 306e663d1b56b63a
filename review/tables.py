"""The tables of the store that is open: brought up to date where something is missing, and only then."""

from __future__ import annotations

import importlib.util
import pkgutil


def bring_up_to_date() -> None:
    """Applies the migrations that are missing. Where nothing is missing it asks two questions of the store and that is
    all: Django's own `migrate` builds every model of the past anew before it finds that there is nothing to do.
    """
    from django.core.management import call_command

    if _missing() or _rights_missing():
        call_command("migrate", interactive=False, verbosity=0)


def _missing() -> set[tuple[str, str]]:
    """The migrations of the installed apps that the store does not have, by app and name."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    known: set[tuple[str, str]] = set()
    for app in apps.get_app_configs():
        name, _ = MigrationLoader.migrations_module(app.label)
        if name is None or importlib.util.find_spec(name) is None:
            continue  # an app without tables
        folder = importlib.import_module(name).__path__
        known |= {(app.label, found.name) for found in pkgutil.iter_modules(folder) if found.name[0] not in "_~"}
    return known - set(MigrationRecorder(connection).applied_migrations())


def _rights_missing() -> bool:
    """Whether a right that roles go by is not in the store: what migrated it last may have known nothing of people."""
    from django.apps import apps

    if not apps.is_installed("django.contrib.auth"):
        return False
    from django.contrib.auth.models import Permission

    wanted = {(model._meta.app_label, right) for model in apps.get_models() for right, _ in model._meta.permissions}
    return not wanted <= set(Permission.objects.values_list("content_type__app_label", "codename"))
