"""The suite runs with the desk's settings: those of the store, and accounts and sessions beside it."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "review.config.desk")
