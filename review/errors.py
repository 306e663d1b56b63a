"""What can go wrong at the store's door."""

from __future__ import annotations

from cie_extract.errors import CieExtractError


class UnknownNumber(CieExtractError):
    """No arrival has this number."""

    code = "unknown_number"
    advice = "See `cie-extract status` for the numbers; they look like 2026-0147."


class AtWork(CieExtractError):
    """Another batch holds the store's lock."""

    code = "at_work"
    advice = "Wait until it ends, or see `cie-extract status`."


class StoreOnNetwork(CieExtractError):
    """The store lies on a network file system, where SQLite's locks cannot be trusted."""

    code = "store_on_network"
    advice = "Set [store] path in cie-extract.toml to a folder on a local disk; inbox, set-aside and receipts may stay."


class StoreAway(CieExtractError):
    """The store's database does not answer, or cannot be talked to from here."""

    code = "store_away"
    advice = "Check [store] database in cie-extract.toml, and that PostgreSQL runs and lets this account in."


class UnknownCase(CieExtractError):
    """No case has this number."""

    code = "unknown_case"
    advice = "See `cie-extract cases` for the numbers; they look like C-2026-0031."


class CannotChangeCase(CieExtractError):
    """A change of a case that would leave a paper without one, or that nothing can be made of."""

    code = "cannot_change_case"
    advice = "See `cie-extract case NUMBER` for its papers and what was done to it."
