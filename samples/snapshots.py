"""What the program says of each sample, short enough to be read: samples/expected/<file>.yaml.

    make snapshots                      write them again, then read the difference as closely as code
    python -m samples.snapshots         say what differs, and write nothing

A snapshot shows that nothing changed unseen; that it is right, a person judges, and samples/truth.yaml says.
"""

from __future__ import annotations

import difflib
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cie_extract.errors import UnreadableDocument
from cie_extract.model.place import Evidence
from cie_extract.model.record import Fact, Facts, Record
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pipeline import records_of
from samples.make_samples import INBOX, SAMPLES

AS_OF = date(2026, 11, 22)
EXPECTED = Path(__file__).resolve().parent / "expected"
_QUOTE = 110


def snapshot(name: str, patterns: Patterns) -> str:
    """The record of one sample as a few lines of YAML."""
    try:
        (record,) = records_of(INBOX / name, patterns, as_of=AS_OF)
    except UnreadableDocument as error:
        return as_lines(error)
    return as_lines(record)


def as_lines(said: Record | UnreadableDocument) -> str:
    """A record, or why there is none, as a few lines of YAML."""
    if isinstance(said, Record):
        return _yaml(readable(said))
    return _yaml({"error": said.code, "message": str(said)})


def readable(record: Record) -> dict[str, Any]:
    """The parts of a record that a person judges: values with their quotes, outcomes, route."""
    said: dict[str, Any] = {"kind": record.document.kind}
    if record.document.warnings:
        said["warnings"] = [warning.message for warning in record.document.warnings]
    said |= _facts(record.facts)
    said["absent"] = {name: why for name, why in record.absent.items() if why != "not_stated"} or None
    said["cues"] = [
        f"{'' if cue.status == 'asserted' else cue.status + ' '}{cue.kind}: {_quote(cue.evidence)}"
        for cue in record.cues
    ]
    for name in dict.fromkeys(outcome.set for outcome in record.criteria):
        said[name] = [
            f"{outcome.id.removeprefix(name + '.')} {outcome.outcome}"
            + (f" ({outcome.basis})" if outcome.basis else "")
            for outcome in record.criteria
            if outcome.set == name
        ]
    said["route"] = [record.route.decision, *(f"{one.code} {one.about}" for one in record.route.reasons)]
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def _facts(facts: Facts) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if facts.job_title:
        said["job_title"] = _placed(facts.job_title.value, facts.job_title)
    if facts.employer:
        said["employer"] = _placed(facts.employer.value, facts.employer)
    for label, sites in (("worksite", [facts.worksite]), ("other_worksites", facts.other_worksites)):
        parts = [
            _placed(" / ".join(part or "-" for part in (site.city, site.county, site.state, site.zip)), site)
            for site in sites
            if site
        ]
        said[label] = parts[0] if label == "worksite" and parts else parts
    said["wages"] = [
        f"{wage.low} to {wage.high} per {wage.per}, hourly {wage.hourly_low} to {wage.hourly_high}: "
        f"{_quote(wage.evidence)}"
        for wage in facts.wages
    ]
    said["fringe"] = [f"{one.amount} per {one.per}: {_quote(one.evidence)}" for one in facts.fringe]
    if facts.hours_per_week:
        hours = facts.hours_per_week
        said["hours_per_week"] = f"{hours.low} to {hours.high}: {_quote(hours.evidence)}"
    said["duties"] = [_item(one.text, one.percent, one.essential) for one in facts.duties]
    said["qualifications"] = [_item(one.text) for one in facts.qualifications]
    if facts.contract:
        one = facts.contract
        said["contract"] = f"{one.program} / {one.number}, {one.start} to {one.end}: {_quote(one.evidence)}"
        said["periods"] = [
            f"{period.kind} {period.start} to {period.end}, exercised {period.exercised}" for period in one.periods
        ]
    said["position_dates"] = [f"{one.what} {one.date}" for one in facts.position_dates]
    if facts.statements:
        shown = {True: "T", False: "F", None: "-"}
        said["statements"] = "".join(shown[facts.statements[str(at)].answer] for at in range(1, 8))
        said["explanations"] = [
            f"{number}: {answer.explanation or answer.reason}"
            for number, answer in sorted(facts.statements.items())
            if answer.explanation or answer.answer is None
        ]
    if facts.signature:
        one_signature = facts.signature
        said["signature"] = (
            f"signed {one_signature.signed}, {one_signature.name} / {one_signature.title} / {one_signature.date}"
        )
    return said


def _placed(value: str, fact: Fact) -> str:
    first = fact.evidence[0]
    return f"{value} (p. {first.page})" if first.page else value


def _item(text: str, percent: object = None, essential: bool | None = None) -> str:
    more = f" [{percent}%]" if percent is not None else ""
    more += f" [essential {essential}]" if essential is not None else ""
    return text[:_QUOTE] + more


def _quote(evidence: tuple[Evidence, ...]) -> str:
    return " … ".join(" ".join(piece.quote.split()) for piece in evidence)[:_QUOTE]


def _yaml(said: dict[str, Any]) -> str:
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=118)


def expected_file(name: str) -> Path:
    """Where the snapshot of a sample lies."""
    return EXPECTED / f"{name}.yaml"


def differences(patterns: Patterns) -> list[str]:
    """What the snapshots would change, as a difference by line."""
    found: list[str] = []
    for name in SAMPLES:
        file = expected_file(name)
        before = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        found += difflib.unified_diff(before, snapshot(name, patterns).splitlines(), name, name, lineterm="", n=0)
    return found


def main() -> int:
    patterns = load_patterns()
    if "--write" in sys.argv[1:]:
        for name in SAMPLES:
            file = expected_file(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(snapshot(name, patterns), encoding="utf-8")
        print(f"{len(SAMPLES)} snapshots in {EXPECTED}: read the difference (git diff samples/expected)")
        return 0
    found = differences(patterns)
    print("\n".join(found) or "no difference")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
