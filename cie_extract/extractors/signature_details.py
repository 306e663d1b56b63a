"""What goes with a signature: the signer's title, the date, and the name as it is printed once more."""

from __future__ import annotations

import re
from datetime import date

from cie_extract.extractors.naming import folded
from cie_extract.extractors.signature_places import NEXT_LABEL
from cie_extract.extractors.signer import PERSON, Place, is_ocr
from cie_extract.extractors.signing_dates import find_date
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Finding, Signed, Span
from cie_extract.pattern_files.signers import Signers


def signed_at(annotated: Annotated, place: Place, blocks: list[Block], known: Signers) -> Finding:
    assert place.name is not None
    text = annotated.text
    start, end = place.name
    around = [one for one in blocks if 0 <= one.index - place.block.index <= 4]
    spans: list[Span] = [place.name]
    title = _title(annotated, place.name, place.block, around, known)
    day = _day(annotated, end, place.block, around, known)
    if title:
        spans.append(title)
    if day:
        spans.append(day[1])
    name: str | None = folded(text[start:end])
    printed = _printed_name(annotated, around)
    if (
        printed
        and is_ocr(annotated, place.block)
        and name
        and not re.fullmatch(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+", name)
    ):
        spans.append(printed)
        name = folded(text[printed[0] : printed[1]])
    elif name == "[ink]":
        name = None  # signed by a hand that nobody could read, and no name is printed beside it
    value = Signed(True, name, folded(text[title[0] : title[1]]) if title else None, day[0] if day else None)
    return Finding("signature", value, tuple(dict.fromkeys(spans)), "signature/named", score=place.sure)


def _title(annotated: Annotated, named: Span, block: Block, around: list[Block], known: Signers) -> Span | None:
    """The signer's title: behind the name, there or where it is printed once more, or after the label."""
    text, after = annotated.text, named[1]
    stop = NEXT_LABEL.search(text, after, block.end)
    beside = text[after : stop.start() if stop else block.end]
    if (
        found := re.match(
            r"\s*[,–—-]?\s*(?P<title>[A-Z][^\n\t(:]{2,70}?)\s*(?:$|,?\s+on\b|[.(;]|,\s+\w{3,9}\.?\s+\d|\s+\d)", beside
        )
    ) and (known.titles.search(found["title"]) or beside.lstrip().startswith(",")):
        title = re.sub(r"\W*\b(?:signed|dated?)$", "", found["title"], flags=re.IGNORECASE).rstrip(" ,.")
        return (after + found.start("title"), after + found.start("title") + len(title))
    for one in around:
        if one.index > block.index and text.startswith(f"{text[slice(*named)]}, ", one.body):
            return _title(annotated, (one.body, one.body + after - named[0]), one, [], known)
        for label in re.finditer(r"(?<![\w’'])(?:Job\s+)?Title\s*[:_]?\s+|Position\s*:\s*", text[one.body : one.end]):
            begin = one.body + label.end()
            stop = NEXT_LABEL.search(text, begin, one.end)
            span = _plain(text, begin, stop.start() if stop else one.end)
            if span and span[0] >= min(after, block.start):
                return span
        alone = text[one.body : one.end].strip()
        if one.index > block.index and len(alone) < 60 and known.titles.search(alone) and ":" not in alone:  # noqa: SIM102
            if not re.search(r"\d", alone):
                return _plain(text, one.body, one.end)
    return None


def _plain(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\n:_.":
        start += 1
    while end > start and text[end - 1] in " \t\n:_.,;":
        end -= 1
    return (start, end) if re.search(r"[A-Za-z]{2}", text[start:end]) else None


def _day(
    annotated: Annotated, after: int, block: Block, around: list[Block], known: Signers
) -> tuple[date, Span] | None:
    text = annotated.text
    if found := find_date(text, after, block.end):
        return found
    for one in around:
        found = find_date(text, one.body, one.end) if one.index != block.index else None
        if found and not known.other_dates.search(text, one.body, found[1][0]):
            return found
    return _day_of_the_certification(annotated, block, known)


def _day_of_the_certification(annotated: Annotated, block: Block, known: Signers) -> tuple[date, Span] | None:
    """The date in the line right over a signature, where that line says that it was certified or signed on it."""
    over = annotated.document.blocks[block.index - 1] if block.index else None
    found = find_date(annotated.text, over.body, over.end) if over else None
    if over is None or found is None or not known.given.search(annotated.text, over.body, found[1][0]):
        return None
    return found


def _printed_name(annotated: Annotated, around: list[Block]) -> Span | None:
    text = annotated.text
    for one in around:
        if label := re.search(r"(?:printed\s+|print\s+)?name\s*:\s*", text[one.body : one.end], re.IGNORECASE):
            stop = NEXT_LABEL.search(text, one.body + label.end(), one.end)
            if match := PERSON.match(text, one.body + label.end(), stop.start() if stop else one.end):
                return match.span("name")
    return None
