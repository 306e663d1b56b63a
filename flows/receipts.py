"""`receipts/`: a page a day for the people who have the share alone. Names, numbers, bins and codes in words; nothing
that stands in a document.

The store says which days have changed since their page was written; a page that could not be written is written the
next time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from html import escape
from pathlib import Path

from flows.originals import Step, no_step
from flows.wording import BINS, reasons_in_words, set_aside_words
from review import queries, store
from review.nouns import ArrivalLine, Bin

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1b1b;
       background: #fff }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: 600; padding: .5rem 0 }
th, td { border: 1px solid #71767a; padding: .4rem .6rem; text-align: left; vertical-align: top;
         overflow-wrap: anywhere }
thead th { background: #dfe1e2 }
ul { margin: 0; padding-left: 1.2rem }
@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #f0f0f0 } thead th { background: #3d4551 } }
@media (max-width: 40rem) { thead { position: absolute; left: -999rem } tr, th, td { display: block } }
"""


def write_receipts(
    folder: Path, *, zone: tzinfo, now: datetime, step: Step = no_step
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Writes the page of each day that has changed. Returns the pages, and what could not be done."""
    pages: list[Path] = []
    for day in queries.days_to_write():
        page = folder / f"{day.isoformat()}.html"
        try:
            step("receipt")
            write_page(page, day_page(day, queries.lines_of_day(day), zone, now))
        except OSError as error:
            return tuple(pages), (f"Receipts could not be written: {error.strerror}. They are written the next time.",)
        step("receipt, noted")
        store.page_written(day, now)
        pages.append(page)
    return tuple(pages), ()


def write_page(page: Path, content: str) -> None:
    """Writes a page whole or not at all. Raises OSError."""
    page.parent.mkdir(parents=True, exist_ok=True)
    unfinished = page.with_name(f".{page.name}.part")
    unfinished.write_text(content, encoding="utf-8")
    unfinished.replace(page)


def day_page(day: date, lines: Sequence[ArrivalLine], zone: tzinfo, now: datetime) -> str:
    """The receipts of one day as a page of HTML."""
    rows = "\n".join(_row(line, zone) for line in lines)
    table = (
        f"<table><caption>Files that arrived on {_day(day)}</caption>\n<thead><tr>"
        '<th scope="col">Number</th><th scope="col">File</th><th scope="col">Time</th><th scope="col">Where it is</th>'
        '<th scope="col">What is missing, or what to do</th></tr></thead>\n<tbody>\n'
        f"{rows}\n</tbody></table>"
    )
    return page_of(f"Receipts of {_day(day)}", f"<p>{escape(_sum(lines))}</p>\n{table}", zone, now)


def page_of(title: str, body: str, zone: tzinfo, now: datetime) -> str:
    """A whole page: `body` is HTML already."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><main><h1>{escape(title)}</h1>\n{body}\n"
        f"<p>As of {now.astimezone(zone):%d %b %Y, %H:%M}. No file has been approved: a person decides on each "
        "position.</p></main></body></html>\n"
    )


def what_is_missing(line: ArrivalLine) -> tuple[str, ...]:
    """What a receipt says of an arrival, in plain words and without a word of the document."""
    if line.bin is Bin.ALREADY_RECEIVED and line.same_as_received:
        aside = "; that one is set aside" if line.same_as_bin is Bin.SET_ASIDE else ""
        return (f"already received on {_day(line.same_as_received)} as no. {line.same_as}{aside}",)
    if line.bin is Bin.SET_ASIDE:
        code = line.codes[0][0] if line.codes else "error"
        return (f"{set_aside_words(code)}; see set-aside/{code} for what to do",)
    later = (f"has the name of no. {line.earlier_version}: it may be a later version",) if line.earlier_version else ()
    return reasons_in_words(line.codes) + later


def _row(line: ArrivalLine, zone: tzinfo) -> str:
    name = f"{line.folder}/{line.name}" if line.folder else line.name
    words = what_is_missing(line)
    listed = "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in words) + "</ul>" if words else "nothing found"
    bin_words = BINS[line.bin.value if line.bin else ""]
    return (
        f'<tr><th scope="row">{line.number}</th><td>{escape(name)}{_cases(line)}</td>'
        f"<td>{line.arrived.astimezone(zone):%H:%M}</td><td>{escape(bin_words)}</td>"
        f"<td>{listed if line.bin else ''}</td></tr>"
    )


def _cases(line: ArrivalLine) -> str:
    return f" (case {', '.join(line.cases)})" if line.cases else ""


def _sum(lines: Sequence[ArrivalLine]) -> str:
    found = Counter(line.bin.value if line.bin else "" for line in lines)
    parts = [
        f"{found[code]} {words.partition(';')[0].partition(':')[0]}" for code, words in BINS.items() if found[code]
    ]
    return f"{len(lines)} seen: {', '.join(parts)}."


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
