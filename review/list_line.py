"""The line of the agency's public list out of a signed determination: fixed columns, no person, no wage."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from review.case_desk import CaseStanding
from review.models import Case, Determination, Publication
from review.queries_listed import line_of
from review.store_publications import COLUMNS
from review.wording import DECISIONS, criterion_label, outcome_words

LABELS = {
    "number": "Number",
    "employer": "Employer of record",
    "position": "Position",
    "worksite": "Place of work",
    "guide": "Criteria",
    "determination": "Determination",
    "decided": "Decided on",
    "contract_end": "Contract ends on",
}
#: What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Changed:
    """A criterion that came out otherwise at the signature than it does today."""

    label: str
    then: str
    now: str


def list_line(determination: Determination, case: Case, patterns: Patterns) -> dict[str, str] | None:
    """The line, from what was frozen at the signature; None where no position, employer or place was on record, or the
    request was withdrawn."""
    held = line_of(determination, case)
    if held is None or determination.decision not in ("meets", "does_not_meet"):
        return None
    county = f"{held.site.county} County" if held.site.county and not held.site.city else ""
    return {
        "number": case.number,
        "employer": held.employer,
        "position": held.position,
        "worksite": held.worksite or county,
        "guide": load_criteria(patterns)[held.set].name,
        "determination": DECISIONS[determination.decision],
        "decided": held.decided.isoformat(),
        "contract_end": held.until.isoformat() if held.until else "",
    }


def changed_since(determination: Determination, standing: CaseStanding) -> tuple[Changed, ...]:
    """What comes out otherwise today than it did at the signature, criterion by criterion."""
    frozen = determination.frozen.get("case", {}).get("criteria", ())
    then = {one["id"]: outcome_words(one["outcome"], one["basis"], one["why"]) for one in frozen}
    now = {one.id: outcome_words(one.outcome, one.basis, one.why) for one in standing.record.criteria}
    return tuple(
        Changed(criterion_label(criterion), then.get(criterion, "not looked at"), now.get(criterion, "not looked at"))
        for criterion in sorted(then.keys() | now.keys())
        if then.get(criterion) != now.get(criterion)
    )


def state_of(publication: Publication, today: date) -> str:
    """How a line of the list stands: it stays when its contract has ended, or its determination was re-opened, and
    says so, so that nobody acts on it."""
    if publication.determination.state != "signed":
        return "Re-opened"
    end = publication.line.get("contract_end", "")
    return "Expired" if end and date.fromisoformat(end) < today else "In force"


def as_csv(lines: Iterable[tuple[Mapping[str, str], str]]) -> str:
    """The list as CSV: each line with its state. A cell that a spreadsheet would take for a formula begins with an
    apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(LABELS[column] for column in COLUMNS), "State"])
    for line, state in lines:
        writer.writerow([*(_cell(line[column]) for column in COLUMNS), state])
    return out.getvalue()


def _cell(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
