"""What a reader makes of a paper, beside what was put in: one line for each fact that differs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cie_extract.model.record import Facts, Kind
from tests.generators.papers.drafts import Paper


def differences(paper: Paper, kind: Kind, facts: Facts) -> Iterator[str]:
    """Every fact that came out other than it was put in."""
    said: dict[str, tuple[object, object]] = {
        "kind": (kind, paper.kind),
        "title": (_plain(facts.job_title.value if facts.job_title else None), _plain(paper.title)),
        "employer": (_plain(facts.employer.value if facts.employer else None), _plain(paper.employer)),
        "site": ((facts.worksite.city, facts.worksite.state) if facts.worksite else None, paper.site),
        "wages": (
            sorted({(_cents(one.low), _cents(one.high), one.per) for one in facts.wages}),
            sorted({(_cents(low), _cents(high), per) for low, high, per in paper.wages}),
        ),
        "fringe": (sorted(_cents(one.amount) for one in facts.fringe), sorted(map(_cents, paper.fringe))),
        "hours": ((facts.hours_per_week.low, facts.hours_per_week.high) if facts.hours_per_week else None, paper.hours),
        "duties": (tuple(one.text for one in facts.duties), paper.duties),
        "qualifications": (tuple(one.text for one in facts.qualifications), paper.qualifications),
        "dates": (facts.position_dates, ()),
    }
    for field, (found, wanted) in said.items():
        if found != wanted:
            yield f"{field}: {found} instead of {wanted}"


def _plain(name: str | None) -> str:
    """A name in one spelling: capitals of a heading, and the full stop of "Inc." do not matter."""
    return " ".join((name or "").lower().replace(".", "").split())


def _cents(amount: Decimal | None) -> str:
    return "none" if amount is None else f"{amount:.4f}"
