"""Django's settings. The store's path comes from whoever opens the door (`review.door`), or from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

#: Waiting for another writer, in seconds, before "database is locked".
PATIENCE = 30

INSTALLED_APPS = ["review"]
DATABASES: dict[str, Any] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ.get("CIE_EXTRACT_STORE_PATH", "store.sqlite3")),
        "OPTIONS": {
            # A write transaction takes its lock at once, so it never fails half way for want of it.
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            # FULL: a commit is on the disk before the file it speaks of leaves the inbox.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
# Nothing is served yet; the key that signs sessions comes with the desk, from outside the checkout.
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "nothing-is-signed-with-this")
LOGGING_CONFIG = None
