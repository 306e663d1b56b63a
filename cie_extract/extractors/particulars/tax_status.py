"""What kind of organisation the employer says it is: a nonprofit ("501(c)(3)"), for-profit, or a part of government.

Never told by a name: "City of …" and "Inc." say nothing of it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from cie_extract.extractors.particulars.told import Told, blocks_with, in_sections, is_employer, labelled
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import BlockKind
from cie_extract.model.finding import Span
from cie_extract.model.particulars import TaxStatus
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.particulars import load_particulars
from cie_extract.pattern_files.word_lists import any_of

Status = Literal["nonprofit", "for_profit", "government"]
_FORM = r"501\s?\(?c\)?\s?\(?\d{1,2}\)?(?![\d.])"
_FORM_PARTS = re.compile(r"501\s?\(?c\)?\s?\(?(\d{1,2})", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w’'.&-]*)(?:\s(?:of|the|for|and|&)(?=\s)|,?\s(?:Inc\.?|LLC|Corp\.?)(?!\w)|\s[A-Z&][\w’'&-]*){0,8}"
#: What leads from the employer to somebody else: "a partner of a nonprofit agency".
_JOINING = r"(?:of|to|for|with|that|who|which|from|by|in|at|under)"
_TICKED = re.compile(r"(?P<box>[☐☒])\s*(?P<words>[^☐☒\n\t]{2,60})")
_ARTICLE = re.compile(r"\W*(?:an?\s+)?", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not\s+an?|never|former(?:ly)?|was|were|until|become|becoming|if|may\s+be|unless|nor)\b", re.IGNORECASE
)
#: Sections whose nonprofits are not the employer: what a worker does or must know, and what the law says of all.
_OTHERS = ("duties", "qualifications", "competencies", "statements")
_YES, _NO = (
    re.compile(r"^\W*(?:yes|y|true|☒\s*yes)\b", re.IGNORECASE),
    re.compile(r"^\W*(?:no|n|false)\b", re.IGNORECASE),
)


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_particulars(patterns).tax_status
    kinds = "|".join(
        f"(?P<{status}>{any_of(phrases)})"
        for status, phrases in (
            ("for_profit", words.for_profit),
            ("government", words.government),
            ("nonprofit", words.nonprofit),
        )
    )
    kind = rf"(?:(?:(?P<form_first>{_FORM}\)?)[\s,]+)?(?:{kinds})|(?P<form>{_FORM}))"
    said = rf"(?i:(?:(?!{_JOINING}\b)[a-z’'-]+,?\s+){{0,4}}?{kind}(?:[,\s(]+{_FORM}\)?)?(?:[\s,]+(?:[a-z’'()-]+\s+){{0,3}}?{any_of(words.bodies)})?)"  # noqa: E501
    subject = rf"(?P<subject>(?i:{any_of(words.subjects)})|{_NAME})"
    return (
        re.compile(rf"(?<![\w-])(?:{subject}(?:\s*\([^()]{{1,30}}\))?(?:,[^,.;]{{3,80}},)?\s+(?i:is|are|operates\s+as|exists\s+as|remains)|(?i:as))\s+(?i:an?|the|also\s+an?)\s+{said}"),
        re.compile(rf"(?:^|(?<=[.!?:\n]\s)|(?<=\n)){subject}(?:\s*\([^()]{{1,30}}\))?,\s+(?i:an?)\s+{said}(?=\s*[,.;(]|\s+(?i:based|that|located|in|serving|with|founded|established))"),
        re.compile(rf"^\W*(?i:an?\s+)?{said}[.)\s]*$"),
    )  # fmt: skip


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Told]:
    """Every statement of the employer's kind: beside a label, in a ticked box, in a sentence, in a letterhead."""
    words = load_particulars(patterns).tax_status
    telling = tuple({"501", *(word.lower() for word in (*words.nonprofit, *words.for_profit, *words.government))})
    if not any(word in annotated.small for word in telling):
        return
    yield from _beside_labels(annotated, patterns)
    is_one, aside, line = _expressions(patterns)
    text = annotated.text
    for block in blocks_with(annotated, telling):
        for rule, expression in (("sentence", is_one), ("aside", aside)):
            for match in expression.finditer(text, block.body, block.end):
                score = _score(annotated, patterns, match)
                if score:
                    yield _told(text, match, rule, score)
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
            alone = line.match(text[block.body : block.end])
            if alone:
                start = block.body + alone.start() + len(_ARTICLE.match(alone.group()).group())  # type: ignore[union-attr]
                yield Told(_value(alone), ((start, block.body + alone.end()),), "letterhead", 0.8)


def _beside_labels(annotated: Annotated, patterns: Patterns) -> Iterator[Told]:
    text = annotated.text
    line = _expressions(patterns)[2]
    for value in labelled(annotated, patterns, "tax_status"):
        said = text[slice(*value.value)]
        label = text[slice(*value.where)].lower()
        boxes = list(_TICKED.finditer(said))
        if boxes:
            ticked = [box for box in boxes if box["box"] == "☒"]
            choices = [(match, box) for box in ticked if (match := line.match(box["words"].strip(" ,;/|")))]
            if len(ticked) == 1 and choices:
                match, box = choices[0]
                start = value.value[0] + box.start()
                yield Told(_value(match), ((start, start + len(box.group().rstrip())),), "ticked", 0.92)
        elif "profit" in label and (_YES.match(said) or _NO.match(said)):
            if _YES.match(said) and "for-profit" not in label.replace(" ", "-").replace("not-for-profit", ""):
                yield Told(TaxStatus(status="nonprofit"), (value.value,), "label", 0.9)
        elif match := line.match(said):
            yield Told(_value(match), (value.value,), "label", 0.93)


def _score(annotated: Annotated, patterns: Patterns, match: re.Match[str]) -> float:
    """How sure it is that this is said of the employer, now; 0 where it is not."""
    if in_sections(annotated, match.start(), *_OTHERS) or _NOT.search(match.group()):
        return 0.0
    before = annotated.text[max(0, match.start() - 30) : match.start()]
    if _NOT.search(before.rpartition(". ")[2].rpartition("\n")[2]):
        return 0.0
    subject = match["subject"]
    words = load_particulars(patterns).tax_status
    if subject is None:  # "As a 501(c)(3) nonprofit, we …"
        rest = annotated.text[match.end() : match.end() + 40]
        return 0.85 if re.match(rf"\s*,\s+(?:{any_of(words.subjects)})", rest, re.IGNORECASE) else 0.0
    if re.fullmatch(any_of(words.subjects), subject, re.IGNORECASE):
        return 0.9
    own = is_employer(annotated, patterns, subject)
    return 0.92 if own else 0.0 if own is False or " " not in subject else 0.6


def _value(match: re.Match[str]) -> TaxStatus:
    said = match.group()
    form = _FORM_PARTS.search(said)
    groups = match.groupdict()
    status: Status = "for_profit" if groups["for_profit"] else "government" if groups["government"] else "nonprofit"
    return TaxStatus(status=status, form=f"501(c)({form[1]})" if form else None)


def _told(text: str, match: re.Match[str], rule: str, score: float) -> Told:
    starts = [
        match.start(group) for group in ("form_first", "for_profit", "government", "nonprofit", "form") if match[group]
    ]
    span: Span = (min(starts), match.end())
    if text[span[1] - 1] == ")" and text.count("(", *span) < text.count(")", *span):
        span = (span[0], span[1] - 1)
    return Told(_value(match), (span,), rule, score)
