"""The suite runs with the desk's settings: those of the store, and accounts and sessions beside it."""

from __future__ import annotations

import os

from tests.sharing import pytest_collection_modifyitems, pytest_xdist_make_scheduler

__all__ = ["pytest_collection_modifyitems", "pytest_xdist_make_scheduler"]

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the suite has a worker a core already, as the program's pool has
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "review.config.desk")
