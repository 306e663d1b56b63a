"""Django's settings. Where the store is comes from whoever opens the door (`review.door`), or from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from review.config.databases import database_at

INSTALLED_APPS = ["review"]
DATABASES: dict[str, Any] = {
    "default": database_at(
        os.environ.get("CIE_EXTRACT_STORE_DATABASE") or Path(os.environ.get("CIE_EXTRACT_STORE_PATH", "store.sqlite3"))
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
# Nothing is served yet; the key that signs sessions comes with the desk, from outside the checkout.
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "nothing-is-signed-with-this")
LOGGING_CONFIG = None
