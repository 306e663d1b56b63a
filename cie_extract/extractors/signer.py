"""The person named in a signature place: a line, a promise to sign, an office and a company are nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cie_extract.extractors.naming import organization_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files.names import NameWords
from cie_extract.pattern_files.signers import Signers

SLASH_S = re.compile(r"(?<![\w/])/\s?[sS]\s?/\s*|(?<![\w/])[sS]/\s*(?=[A-Z])")
PERSON = re.compile(
    r"\s*(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Rev|Sr|Sister|Fr)\.?\s+)?(?:[A-Z][\w’'.\-]*|de|la|van|von|der|del|bin)"
    r"(?:\s+(?:[A-Z][\w’'.\-]*|de|la|van|von|der|del|bin)){1,4}(?:,?\s+(?:Jr|Sr|II|III|IV|PhD|MBA|CRC|Esq)\b\.?)?)",
)
#: What a scan shows of a signature by pen.
_INK = re.compile(r"[\s:_.~|–—-]*(?P<ink>\[ink\])")


@dataclass(frozen=True, slots=True)
class Place:
    """A signature place: the name that stands in it (None: it is there, and empty), and where."""

    name: Span | None
    where: Span
    block: Block
    sure: float


def signer(annotated: Annotated, start: int, end: int, known: Signers, *, loose: bool = False) -> Span | None:
    """The person named in a signature place, or None: for a line, a promise, a company."""
    text = annotated.text
    if ink := _INK.match(text, start, end):
        return ink.span("ink")
    while start < end and text[start] in " \t\n:_-–—~|[(“\"'":
        start += 1
    if slash := SLASH_S.match(text, start, end):
        start = slash.end()
    said = text[start:end]
    if not said.strip() or known.promises.search(said[:60]):
        return None
    by = re.search(r",?\s+by:?\s+(?=[A-Z])", said)
    if by and organization_likeness(said[: by.start()], known.names) >= 0.7:
        return signer(annotated, start + by.end(), end, known)  # somebody signs for the company
    match = PERSON.match(text, start, end)
    if match:
        name = re.sub(r"(?<!Jr)(?<!Sr)[ ,._]+$", "", match["name"])
        tokens = [token.strip(".,").lower() for token in name.split()]
        while tokens and tokens[-1] in known.no_names:
            tokens.pop()
            name = name.rsplit(None, 1)[0]
        if title := known.name_ends.search(name):
            if known.offices.match(name, title.start()):
                return None
            name = name[: title.start()].rstrip(" ,\t\n")
            tokens = name.split()
        whole = re.split(r"[,;(\t\n]|\s{2,}", said)[0]
        rest = said[len(name) :].lstrip()
        company: bool | re.Match[str] | None = max(
            organization_likeness(name, known.names), organization_likeness(whole, known.names)
        ) >= 0.7 or re.match(r",?\s*(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd)\b", rest)
        company = bool(company) or _is_employer(text, match.start("name"), name, known.names)
        if len(tokens) >= 2 and not company and tokens[0] not in known.no_names:
            return (match.start("name"), match.start("name") + len(name))
        if company:
            return None
    if (
        loose
        and re.search(r"[A-Za-z]{3}", said)
        and organization_likeness(said, known.names) < 0.7
        and len(said.strip()) < 60
    ):
        return (start, start + len(said.rstrip(" _.-–—|\t\n")))  # handwriting, as the recogniser spells it
    single = re.match(r"\s*([A-Z]\.\s?[A-Z][a-z]+|[A-Z][a-z]+)\s*(?:$|[,_])", said)
    if (
        single
        and single.group(1).lower() not in known.no_names
        and not known.name_ends.fullmatch(single.group(1))
        and organization_likeness(single.group(1), known.names) == 0
        and not _is_employer(text, start + single.start(1), single.group(1), known.names)
    ):
        return (start + single.start(1), start + single.end(1))
    return None


def _is_employer(text: str, at: int, name: str, words: NameWords) -> bool:
    """Whether the words of a name begin an organisation's elsewhere in the text: "Alder Ridge" of Alder Ridge Works."""
    goes_on = re.compile(rf"(?<![\w’']){re.escape(name)}(?: +[A-Z&][\w&.’'-]*){{1,2}}")
    for met in goes_on.finditer(text):
        if met.start() == at:
            continue
        longer = met.group()
        while len(longer) > len(name):
            if organization_likeness(longer, words) >= 0.7:
                return True
            longer = longer.rpartition(" ")[0].rstrip()
    return False


def is_ocr(annotated: Annotated, block: Block) -> bool:
    """Whether a block was recognised on a scan."""
    return any(page.ocr for page in annotated.document.pages if page.number == block.page)
