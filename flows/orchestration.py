"""Prefect's environment. Prefect reads it when it is imported, so `prepare` comes before the first import."""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request

from cie_extract.errors import CieExtractError
from flows.settings import Settings


class NoServer(CieExtractError):
    """The Prefect server of the settings does not answer."""

    code = "no_server"
    advice = "Start it (`prefect server start`), or leave [prefect] api_url empty: a run then starts its own."


def prepare(settings: Settings) -> None:
    """Puts Prefect's home into the workspace, its telemetry off, and its server where the settings say.

    Does nothing once Prefect is imported: this process has its environment. Raises NoServer.
    """
    if "prefect" in sys.modules:
        return
    os.environ |= environment(settings)
    address = os.environ.get("PREFECT_API_URL", "")
    if address and not answers(address):
        raise NoServer(f"No Prefect server answers at {address}.")


def environment(settings: Settings) -> dict[str, str]:
    """The variables that a process of ours gives to Prefect."""
    found = {
        "PREFECT_HOME": str(settings.prefect.home),
        # The server's telemetry, and the client's.
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_LEVEL": os.environ.get("PREFECT_LOGGING_LEVEL", "WARNING"),
        "PREFECT_SERVER_LOGGING_LEVEL": os.environ.get("PREFECT_SERVER_LOGGING_LEVEL", "ERROR"),
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
    }
    if settings.prefect.api_url:
        found["PREFECT_API_URL"] = settings.prefect.api_url
    return found


def answers(address: str) -> bool:
    """Whether a Prefect server answers at this address (".../api")."""
    try:
        with urllib.request.urlopen(f"{address.rstrip('/')}/health", timeout=5) as reply:
            return bool(reply.status == 200)
    except (OSError, ValueError, urllib.error.URLError):
        return False
