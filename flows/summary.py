"""What a batch adds up to: its counts, its artifact in Prefect, and the night's page in receipts/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path

from flows.receipts import page_of, write_page
from flows.report import ArrivalLine, BatchReport, Counts, WaitingFile
from flows.settings import Settings
from flows.wording import BINS, set_aside_words
from review.nouns import Bin


def counts_of(lines: Sequence[ArrivalLine], files: Sequence[WaitingFile], stored: Counts | None = None) -> Counts:
    """The counts of these arrivals, or of the whole store, and of the files that still lie in the inbox."""
    if stored is None:
        found = Counter(line.bin.value if line.bin else "waiting" for line in lines)
        stored = Counts(**found)
    return Counts(**(asdict(stored) | {"waiting": stored.waiting + len(files)}))


def sum_rows(counts: Counts) -> tuple[tuple[str, int], ...]:
    """The sum as rows: waiting and the four bins, then what was seen, which they add up to."""
    rows = [("waiting", counts.waiting)]
    rows += [(BINS[bin_.value], getattr(counts, bin_.value)) for bin_ in Bin]
    return (*rows, ("seen", counts.seen))


def artifact_of(report: BatchReport) -> str:
    """A batch as Markdown: counts and codes, and no name of a file, as Prefect's page is open to all who reach it."""
    rows = "\n".join(f"| {name} | {count} |" for name, count in sum_rows(report.counts))
    codes = Counter(line.codes[0][0] for line in report.lines if line.bin is Bin.SET_ASIDE and line.codes)
    aside = "\n".join(f"- {set_aside_words(code)}: {count}" for code, count in sorted(codes.items()))
    notes = "\n".join(f"- {note}" for note in report.notes)
    took = (report.finished - report.started).total_seconds()
    return "\n\n".join(
        part
        for part in (
            f"# {report.kind}: {report.counts.seen} seen in {took:.0f} s",
            f"| where | files |\n| --- | ---: |\n{rows}",
            f"## Set aside\n\n{aside}" if aside else "",
            f"{len(report.cases)} cases got a paper." if report.cases else "",
            f"## Notes\n\n{notes}" if notes else "",
        )
        if part
    )


def nightly_page(report: BatchReport, settings: Settings) -> Path:
    """Writes the night's page: what it took, where it went, and what the store holds in all. Raises OSError."""
    day = report.started.astimezone(settings.zone).date()
    body = "\n".join(
        (
            _table("This night", report.counts),
            _table("Everything received", report.totals),
            _list(
                "What set-aside/ holds of this night",
                [
                    f"{line.number}: {set_aside_words(line.codes[0][0] if line.codes else 'error')}"
                    for line in report.lines
                    if line.bin is Bin.SET_ASIDE
                ],
            ),
            _list("What waits", [f"{file.path}: {file.why}" for file in (*report.waiting, *report.refused)]),
            _list("Notes", report.notes),
        )
    )
    page = settings.intake.receipts / f"night-{day.isoformat()}.html"
    write_page(page, page_of(f"The night of {day.day} {day:%b %Y}", body, settings.zone, report.finished))
    return page


def _table(caption: str, counts: Counts) -> str:
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{count}</td></tr>' for name, count in sum_rows(counts))
    return f"<table><caption>{escape(caption)}</caption><tbody>{rows}</tbody></table>"


def _list(heading: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    return f"<h2>{escape(heading)}</h2><ul>" + "".join(f"<li>{escape(entry)}</li>" for entry in entries) + "</ul>"
