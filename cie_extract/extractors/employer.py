"""The employer of record: beside a label, as the text says who employs, in letterheads and titles, in the
equal-opportunity notice. Hosts, customers, programmes and the agency that gets the papers are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cie_extract.extractors.compound_prompts import answers_together
from cie_extract.extractors.employer_sayings import WAYS
from cie_extract.extractors.labelled import labelled_values
from cie_extract.extractors.naming import folded, organization_likeness, pieces, title_likeness, trimmed
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Finding, Span, Text
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import NameWords, load_name_words


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    rule: str
    score: float


_CUT = re.compile(
    r"\s*\((?![A-Z&]{2,8}\))|\s+[|•·]\s|\t|\n|[.;]\s+(?=[A-Z][a-z])|;|,\s+(?=an?\s|the\s|your\s|which|who|is\s|as\s|located|at\s|on\s|doing|dba|d/b/a|"
    r"\d|(?:P\.?\s?O\.?\s+Box)|[A-Z][\w.]+(?:\s[A-Z][\w.]+)*,\s+[A-Z]{2}\b|[A-Z][\w.]+,?\s+(?:Maryland|Virginia|Oregon|Wisconsin|Washington|Minnesota)\b)|"
    r"\s[–—-]\s|\s+(?:is|are|which|who)\s|\s+at\s+(?=the\s|[A-Z0-9])|\s+d/?b/?a\s",
)
_ABBREVIATED = re.compile(r"\b(?:Inc|Co|Corp|Ltd|L\.L\.C|Bros|[A-Z])\.$", re.IGNORECASE)
_COMPANY_END = re.compile(
    r",?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP|PLLC|LP|Incorporated|Corporation|Company)\b\.?", re.IGNORECASE
)
_RECEIVER = re.compile(
    r"\b(?:submit|return|send|to|sent|mail|forward|attn|attention)\s*(?:this|the)?\s*(?:form|request)?\s*(?:to)?\s*:?\s*(?:the\s+)?$",
    re.I,
)
_HOST_BEFORE = re.compile(
    r"\b(?:client|customer|host|contract\s+with|contracts?\s+(?:by|from|for)|on\s+behalf\s+of|serv(?:es|ing)\s+the|assigned\s+to|on\s+assignment\s+to|"
    r"on\s+site\s+at|inside|formerly|former|subcontractor|owned\s+by|operated\s+by|purchased\s+by|funded\s+by|run\s+by|buys|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FIRST_BLOCKS = 8
#: Bodies that employ, of which departments are parts.
_WHOLE_BODY = re.compile(
    r"\b(?:County|City|Town|Township|Borough|Village|Parish|University|College|School\s+District|Public\s+Schools|Commonwealth|State\s+of|"
    r"Hospital|Health\s+System|Medical\s+Center|Inc|LLC|Corp|Company)\b"
)
#: "Elm County Government Department of Human Resources": two lines of a letterhead, read as one.
_PART_BEHIND = re.compile(
    r"(?:(?<=\bGovernment)|(?<=\bUniversity)|(?<=\bCollege))\s+(?=(?:Department|Division|Office|Bureau|College|School)\s+(?:of|for)\s)",
    re.IGNORECASE,
)
_PART_OF_BODY = re.compile(
    r"(?:Department|Dept\.?|Division|Office|Bureau|School|Institute|Center|College)\s+(?:of|for)\b"
)


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Candidates of `employer`, each with the rule that saw it; one name seen in several ways is surer."""
    words = load_name_words(patterns)
    found = [*_labelled(annotated, patterns, words), *_said(annotated, words), *_at_the_top(annotated, words)]
    found += _asked_together(annotated, patterns, words)
    found += [*_above_its_address(annotated, words), *_mentioned(annotated, words)]
    if not any(one.score >= _STANDS for one in found):
        found += _first_line(annotated, words)
    found += _whole_names(annotated, found, words)
    return _weighed(annotated, found, _hosts(annotated, patterns), words)


def _whole_names(annotated: Annotated, found: list[_Candidate], words: NameWords) -> Iterator[_Candidate]:
    """Names of which a sentence gave the short form: "Twin Ports is an equal opportunity employer" under "Twin Ports
    Box Makers, 12 Quay Street". The longer one stands among the first lines or in the margins, whole."""
    text = annotated.text
    places = [
        block
        for block in annotated.document.blocks
        if block.index < _WHOLE_BLOCKS or block.kind in (BlockKind.HEADER, BlockKind.FOOTER)
    ]
    for one in {text[slice(*each.span)]: each for each in found if each.rule in _SHORT_FORMS}.values():
        name = text[slice(*one.span)]
        for block in places:
            whole = _spelled_out(text, block, name) or _longer(text, block, name, words)
            if whole is not None and _is_name(text[slice(*whole)], words):
                yield _Candidate(whole, "whole name", one.score + 0.08)
                break


def _longer(text: str, block: Block, name: str, words: NameWords) -> Span | None:
    """The run of capitals in a block that begins with a name and goes on, without a job's title behind it."""
    longer = re.compile(
        rf"(?<![\w-]){re.escape(name)}(?P<rest>(?:\s+(?:of|for|and|&|the|[A-Z][\w’'&.-]*))+)(?=\s*(?:$|[,.;:(|•·–—\n]|\s[a-z]))"
    )
    met = longer.search(text, block.body, block.end)
    if met is None:
        return None
    rest = met["rest"].split()
    end = met.end()
    for at in range(1, len(rest)):
        if title_likeness(" ".join(rest[at:]), words) >= 0.85:  # a running head: the house, then the job
            end -= len(" ".join(rest[at:])) + 1
            rest = rest[:at]
            break
    whole = _cut(text, met.start(), end)
    said = text[slice(*whole)]
    named = title_likeness(" ".join(rest), words) < 0.8 and title_likeness(said, words) < 0.8
    return whole if named and rest[-1][0].isupper() and len(rest) <= _MOST_MORE else None


def _spelled_out(text: str, block: Block, name: str) -> Span | None:
    """The words in a block whose first letters are the name: "Elm Library Council" for ELC."""
    if not (name.isupper() and 2 < len(name) < 7 and name.isalpha()):
        return None
    run = r"(?:\s+(?:of|for|and|the|&))*\s+".join(rf"{letter}[a-z][\w’'-]*" for letter in name)
    met = re.search(rf"(?<![\w-]){run}(?![\w-])", text[block.body : block.end])
    return (block.body + met.start(), block.body + met.end()) if met else None


_SHORT_FORMS = ("equal opportunity", "non-discrimination", "hiring", "about us", "join", "what it is", "what we do")
_WHOLE_BLOCKS, _MOST_MORE = 14, 5


def _first_line(annotated: Annotated, words: NameWords) -> Iterator[_Candidate]:
    """Where nothing says who employs: the line that opens the paper and stands out, over the job's title."""
    text, blocks = annotated.text, annotated.document.blocks
    first = next((block for block in blocks if block.kind is not BlockKind.HEADER), None)
    if first is None or first.cell is not None or first.index > 1 or len(blocks) < _LEAST_BLOCKS:
        return
    name = text[first.body : first.end].strip()
    stands_out = first.kind is BlockKind.HEADING or first.bold or first.caps
    below = [text[block.body : block.end] for block in blocks[first.index + 1 : first.index + 4]]
    plain = " ".join(re.findall(r"[a-z]+", name.lower()))
    if (
        not stands_out
        or not 2 <= len(name.split()) <= 5
        or re.search(r"[\d:.?!@$|,]", name)
        or not _is_name(name, words)
    ):
        return
    if title_likeness(name, words) > 0 or plain in words.papers or _PAPER_WORDS.search(name):
        return
    if any(title_likeness(line, words) >= 0.85 for line in below if len(line) < 70):
        yield _Candidate(trimmed(text, first.body, first.end), "first line", 0.52)


_PAPER_WORDS = re.compile(
    r"\b(?:description|request|review|announcement|posting|notice|vacanc|opportunit|bulletin|hiring|wanted|job|jobs|position|form|memo|specification|resume|profile|"
    r"department|division|statement|outline|sheet|summary|requisition|opening|openings|career|careers|employment)",
    re.IGNORECASE,
)
_LEAST_BLOCKS = 5
_STANDS = 0.5


def _asked_together(annotated: Annotated, patterns: Patterns, words: NameWords) -> Iterator[_Candidate]:
    """The piece of an answer to several questions at once that is an organisation's name."""
    for span in answers_together(annotated, patterns):
        name = annotated.text[span[0] : span[1]]
        if organization_likeness(name, words) >= 0.7 and _is_name(name, words):
            yield _Candidate(span, "asked together", 0.93)
            return


def _labelled(annotated: Annotated, patterns: Patterns, words: NameWords) -> Iterator[_Candidate]:
    text = annotated.text
    for value in labelled_values(annotated, patterns, "employer"):
        if value.label.role not in ("value", "department"):
            continue
        span = _cut(text, *value.value)
        name = text[span[0] : span[1]]
        if value.label.role == "department" and not _WHOLE_BODY.search(name):
            continue
        if not _is_name(name, words) or len(name) > 130:
            continue
        likeness = organization_likeness(name, words)
        doubt = 0.0 if likeness >= 0.6 else 0.06 if value.label.score > 0.95 else 0.12
        if likeness < 0.6 and (
            title_likeness(name, words) >= 0.9 or name.split()[0].islower() or len(name.split()) > 9
        ):
            continue
        yield _Candidate(span, f"label {value.how}", value.label.score - doubt)


def _hosts(annotated: Annotated, patterns: Patterns) -> frozenset[str]:
    """The names beside labels of hosts and customers."""
    text = annotated.text
    found = set()
    for value in labelled_values(annotated, patterns, "employer"):
        if value.label.role == "host":
            span = _cut(text, *value.value)
            found.add(_key(text[span[0] : span[1]]))
    return frozenset(found)


def _said(annotated: Annotated, words: NameWords) -> Iterator[_Candidate]:
    """What sentences say: "… is the employer of record", "… is an equal opportunity employer", "Join …"."""
    text = annotated.text
    hinted = [(way, hints) for way in WAYS if (hints := [hint for hint in way.hints if hint in annotated.small])]
    for block in annotated.document.blocks:
        small = text[block.start : block.end].lower()
        for way, hints in hinted:
            if not any(hint in small for hint in hints):
                continue
            for match in way.pattern.finditer(text, block.start, block.end):
                span = _cut(text, *match.span("name"))
                name = text[span[0] : span[1]]
                if not _is_name(name, words) or _HOST_BEFORE.search(text[max(0, span[0] - 40) : span[0]]):
                    continue
                first = name.split(" (")[0]  # the first of several: "… Administration (GSA), … Service (FAS)"
                likeness = max(organization_likeness(name, words), organization_likeness(first, words))
                if likeness < 0.6 and (
                    way.strict or title_likeness(name, words) >= 0.85 or (name.isupper() and " " in name)
                ):
                    continue
                yield _Candidate(span, way.rule, way.score - (0.0 if likeness >= 0.6 else 0.08))


def _mentioned(annotated: Annotated, words: NameWords) -> Iterator[_Candidate]:
    """Public bodies and companies named in running text: what is left where nothing else says who employs."""
    text = annotated.text
    seen: dict[str, tuple[Span, int]] = {}
    for end in _BODY_END.finditer(text):
        start = _run_back(text, end.start())
        if start is None:
            continue
        span = _cut(text, start, end.end())
        name = text[span[0] : span[1]]
        if organization_likeness(name, words) < 0.9 or not _is_name(name, words):
            continue
        if _HOST_BEFORE.search(text[max(0, start - 40) : start]) or _APPLY.search(text[max(0, start - 120) : start]):
            continue
        first, count = seen.get(_key(name), (span, 0))
        seen[_key(name)] = (first, count + 1)
    for acronym, span, count in _acronyms(text):
        if acronym.lower() not in words.never:
            seen.setdefault(acronym.lower(), (span, count))
    for span, count in seen.values():
        yield _Candidate(span, "mentioned", 0.5 + 0.03 * min(4, count))


_BODY_END = re.compile(
    r"(?:School District|Public Schools|University|Community College|Inc\.|LLC|Corporation|Medical Center|"
    r"(?:City|Town|Village|County|State|Commonwealth) of (?:[A-Z][a-z]+)(?:\s[A-Z][a-z]+){0,2})(?!\w)"
)
_APPLY = re.compile(r"\b(?:apply|mail|send|submit|deliver|fax|letters?)\b", re.IGNORECASE)


def _run_back(text: str, end: int) -> int | None:
    """Where the run of capitalised words begins that ends with the word at `end`."""
    before = text[max(0, end - 90) : end]
    run = re.search(r"(?:(?:[A-Z][\w’'&-]*|&|of|the|and)[ ]){1,8}$", before)
    if run is None:
        return (
            end
            if text[end : end + 9].split()[0] in ("City", "Town", "Village", "County", "State", "Commonwealth")
            else None
        )
    start = end - len(run.group())
    while text[start : start + 4].split(" ")[0] in ("of", "the", "and", "The", "A", "An", "In", "At", "If", "&"):
        start += len(text[start:end].split(" ")[0]) + 1
    return start


def _acronyms(text: str) -> Iterator[tuple[str, Span, int]]:
    """An acronym in whose house the work is: "at TTS", "across TTS", said at least twice."""
    counts: dict[str, list[Span]] = {}
    for match in re.finditer(r"\b(?:[Aa]t|[Ww]ithin|[Aa]cross|[Jj]oin)\s+(?P<name>[A-Z]{2,6})(?![\w-])", text):
        counts.setdefault(match["name"], []).append(match.span("name"))
    for acronym, spans in counts.items():
        if len(spans) >= 2:
            yield acronym, spans[0], len(spans)


def _at_the_top(annotated: Annotated, words: NameWords) -> Iterator[_Candidate]:
    """Letterheads, and the lines at the top, that look like an organisation."""
    text = annotated.text
    for block in annotated.document.blocks:
        margin = block.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.SIDEBAR)
        if not margin and block.index >= _FIRST_BLOCKS:
            continue
        beside_label = block.cell is not None and block.cell.column > 0 and not margin
        if block.kind is BlockKind.LIST_ITEM or (block.end - block.body > 220 and not margin):
            continue
        if margin and re.match(r"(?:From|To|Cc|Date|Subject|Sent):", text[block.body : block.end]):
            continue
        for start, end in _top_pieces(text, block):
            span = _cut(text, start, end)
            name = text[span[0] : span[1]]
            likeness = organization_likeness(name, words)
            if likeness < 0.6 or not _is_name(name, words) or title_likeness(name, words) >= 0.9:
                continue
            if "," in name and title_likeness(name.split(",")[0], words) >= 0.8:
                continue
            if _RECEIVER.search(text[max(0, span[0] - 40) : span[0]]) or ":" in text[block.body : span[1]][-90:]:
                continue
            score = (
                0.5
                + 0.25 * likeness
                + 0.06 * (block.index < 3)
                + 0.04 * (block.kind is BlockKind.HEADING or block.caps)
            )
            if beside_label:  # the value of a label that is not the employer's: a department, a division
                if likeness < 0.85:
                    continue
                score = 0.5 + 0.1 * likeness
            if _follows_title(text, block, span, words):
                score -= 0.22 if likeness < 0.85 or text[block.body : span[0]].rstrip().endswith(",") else 0.0
            if (
                _PART_OF_BODY.match(name)
                and not _WHOLE_BODY.search(name)
                and _body_above(annotated, block, span, words)
            ):
                score -= 0.2
            if margin:
                score = 0.5 + 0.2 * likeness if block.kind is not BlockKind.SIDEBAR else 0.4 + 0.2 * likeness
            yield _Candidate(span, "letterhead" if margin else "top", score)


def _body_above(annotated: Annotated, block: Block, span: Span, words: NameWords) -> bool:
    """Whether the whole that a department is part of stands in a line beside it: "Department of Plant Science" under
    the name of its university."""
    text = annotated.text
    near = annotated.document.blocks[max(0, block.index - 2) : block.index + 3]
    margins = [one for one in annotated.document.blocks if one.kind in (BlockKind.HEADER, BlockKind.FOOTER)]
    for one in (*near, *margins):
        for start, end in _top_pieces(text, one):
            name = text[start:end]
            if (start, end) == span or len(name) > 90 or not _WHOLE_BODY.search(name):
                continue
            if not _PART_OF_BODY.match(name) and organization_likeness(name, words) >= 0.6:
                return True
    return False


def _follows_title(text: str, block: Block, span: Span, words: NameWords) -> bool:
    """Whether a name hangs on a job title by a comma: "Shelf Stocker, Commissary Store" is where, not who."""
    before = text[block.body : span[0]].rstrip()
    return before.endswith((",", "-", "–", "—")) and title_likeness(before.rstrip(",-–— "), words) >= 0.8


#: A name before its street: "Conestoga Adult Program, 845 Manor Street, Lancaster".
_BEFORE_STREET = re.compile(
    r"(?P<name>[A-Z0-9][^\n\t,:;|•]{2,60}?(?:,?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP)\b\.?)?)\s*[,|•·–—]\s*"
    r"(?:P\.?\s?O\.?\s+Box\s+)?\d+[\w-]*\s+[A-Z]"
)
_STREET_LINE = re.compile(r"(?:P\.?\s?O\.?\s+Box\s+)?\d+[\w-]*\s+[A-Z][\w.’' ]+,")


def _above_its_address(annotated: Annotated, words: NameWords) -> Iterator[_Candidate]:
    """A name at the top with its address behind or below it, whatever the name looks like."""
    text, blocks = annotated.text, annotated.document.blocks
    top = [block for block in blocks[:_FIRST_BLOCKS] if block.cell is None and block.kind is not BlockKind.LIST_ITEM]
    for block, below in zip(top, [*top[1:], None], strict=False):  # none at all where a form begins at once
        line = text[block.body : block.end]
        if match := _BEFORE_STREET.match(text, block.body, block.end):
            span = match.span("name")
        elif below is not None and len(line) < 70 and _STREET_LINE.match(text, below.body, below.end):
            span = trimmed(text, block.body, block.end)
        else:
            continue
        name = text[span[0] : span[1]]
        if re.search(r"[:.!?]\s|\d{3}", name) or title_likeness(name, words) >= 0.8 or not _is_name(name, words):
            continue
        yield _Candidate(span, "above its address", 0.66)


def _top_pieces(text: str, block: Block) -> Iterator[Span]:
    """A line at the top in parts: at bars and bullets, and at dashes with spaces."""
    for start, end in _printed_pieces(text, block):
        at = start
        for dash in re.finditer(r"\s[–—-]\s", text[start:end]):
            yield trimmed(text, at, start + dash.start())
            at = start + dash.end()
        yield trimmed(text, at, end)
        if comma := re.search(r",\s+(?=[A-Z])", text[at:end]):  # "Warehouse Associate, Northgate Food Bank"
            yield trimmed(text, at + comma.end(), end)


def _printed_pieces(text: str, block: Block) -> Iterator[Span]:
    """The parts of a line at bars and bullets; where capitals end and small letters begin, as two lines read as one;
    without the paper's own name behind."""
    for start, end in pieces(text, block.body, block.end):
        if paper := _PAPER_BEHIND.search(text, start + 1, end):
            yield trimmed(text, start, paper.start())
        yield start, end
        if block.kind is BlockKind.HEADING or block.bold:
            for change in _CAPITALS_END.finditer(text, start, end):
                yield trimmed(text, start, change.start())
                yield trimmed(text, change.end(), end)


_PAPER_BEHIND = re.compile(
    r"\s+(?:class\s+specification|(?:job|position|class)\s+(?:description|announcement|bulletin|posting|specification)|(?:cie\s+)?review\s+request|"
    r"employment\s+opportunity|vacancy\s+announcement|request\s+for\s+review)\s*$",
    re.IGNORECASE,
)
_HIRING_AT = re.compile(
    r"(?:(?:we\s+are\s+)?now\s+hiring|hiring|help\s+wanted|jobs?|careers?|work|join\s+us|opening|openings|position|employment(?:\s+opportunit(?:y|ies))?)\s+"
    r"(?:at|with|for)\s*:?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_PART_AFTER_COMMA = re.compile(
    r",\s+(?=(?:the\s+)?(?:Department|Dept\.?|Division|Office|Bureau|College|School|Institute|Center)\s+(?:of|for)\s)"
)
_CAPITALS_END = re.compile(r"(?<=[A-Z]{3})\s+(?=[A-Z][a-z])|(?<=[a-z]{3})\s+(?=[A-Z]{3,}\b(?!\s[a-z]))")


def _cut(text: str, start: int, end: int) -> Span:
    """A name at the start of a stretch: up to an address, a bracket, a clause; its company form kept."""
    start, end = trimmed(text, start, end)
    if part := _PART_BEHIND.search(text, start, end):
        end = part.start()
    part = _PART_AFTER_COMMA.search(text, start, end)
    if part and _WHOLE_BODY.search(text, start, part.start()) and not _PART_OF_BODY.match(text, start):
        end = part.start()
    if opening := _HIRING_AT.match(text, start, end):
        start = opening.end()
    if article := re.match(r"(?:[Tt]he|THE)\s+(?=[A-Z])", text[start:end]):
        start += article.end() if text[start + article.end() : end].split()[0].lower() not in ("arc", "home") else 0
    at = start
    while cut := _CUT.search(text, at, end):
        if form := _COMPANY_END.match(text, cut.start(), end):
            at = form.end()
            continue
        if text[cut.start()] == "." and re.search(r"\b(?:Inc|Co|Corp|Ltd|St|Ft|Mt|[A-Z])$", text[start : cut.start()]):
            at = cut.end()
            continue
        end = cut.start()
        break
    start, end = trimmed(text, start, end)
    if text[start:end].endswith(".") and not _ABBREVIATED.search(text[start:end]):
        end -= 1
    return start, end


def _is_name(name: str, words: NameWords) -> bool:
    low = re.sub(r"[^a-z0-9.& ]", " ", name.lower().replace("’", "'"))
    low = " ".join(low.split()).removeprefix("the ").rstrip(".")
    if (
        len(name) < 2
        or low in _NO_NAMES
        or low in words.never
        or low in words.papers
        or not re.search(r"[A-Za-z]{2}", name)
    ):
        return False
    if any(
        low.endswith(f"division of {one}") or low == one
        for one in ("rehabilitation services", "vocational rehabilitation")
    ):
        return False
    return low.split()[0] not in _NO_NAME_OPENING and not re.search(r"[$☐☒@_]|\d{3,}", name)


_NO_NAMES_LIST = (
    "crp city county state department company agency organization employer division office center true false yes no "
    "agree disagree agreed confirmed none unknown"
)
_NO_NAMES = frozenset(_NO_NAMES_LIST.split())
_NO_NAME_OPENING_LIST = (
    "we you our your this these it they he she all any each no job position title equal reasonable "
    "applicants employees salary terms individuals persons people qualified i if as in at on for with "
    "about who why how what where when under an a and or not none n/a same see to"
)
_NO_NAME_OPENING = frozenset(_NO_NAME_OPENING_LIST.split())


def _weighed(annotated: Annotated, found: list[_Candidate], hosts: frozenset[str], words: NameWords) -> list[Finding]:
    """Candidates as findings: lifted by other ways in which the same name was seen, hosts put last."""
    ways: dict[str, set[str]] = {}
    best: dict[str, float] = {}
    for one in found:
        name = annotated.text[one.span[0] : one.span[1]]
        ways.setdefault(_key(name), set()).add(one.rule.split()[0])
        best[name] = max(one.score, best.get(name, 0.0))
    small = annotated.text.lower()
    findings = []
    for one in found:
        name = folded(annotated.text[one.span[0] : one.span[1]])
        key = _key(name)
        spelled_out = [reached for short, reached in best.items() if f"({short})" in name]
        reached = max([one.score, *(short + 0.08 for short in spelled_out)])
        others = sum(len(rules) for other, rules in ways.items() if _same(other, key)) - 1
        said = max(0, min(3, small.count(_stem(name).lower()) - 1))
        form = 0.02 if organization_likeness(name, words) == 1.0 else 0.0
        reached += 0.05 * others + 0.015 * said + form
        if any(other.startswith(key + " ") for other in ways) and not form:
            reached = (
                min(reached, 0.9) - 0.04
            )  # "Clark County" beside "Clark County Schools": the whole name is the name
        if any(_same(host, key) for host in hosts):
            reached = min(reached, 0.3)
        score = round(max(0.0, min(0.99, reached)), 3)
        findings.append(Finding("employer", Text(name), (one.span,), f"employer/{one.rule}", score=score))
    return findings


def _stem(name: str) -> str:
    return re.sub(r",?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP)\b\.?$", "", name, flags=re.IGNORECASE)


def _key(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", _stem(name).lower().removeprefix("the ")))


def _same(one: str, other: str) -> bool:
    """Whether two names are one: equal, or one the short form of the other."""
    return one == other or (min(len(one), len(other)) > 5 and (one.startswith(other) or other.startswith(one)))
