"""Candidates weighed by each other: what is said in several places of the document is surer."""

from __future__ import annotations

import re
from dataclasses import replace

from cie_extract.extractors.naming import Candidate, folded, title_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Text
from cie_extract.pattern_files.names import NameWords

#: A candidate of this score stands as the title by itself.
STANDS = 0.5
#: Between these a candidate is likely and not sure.
_UNSURE, _SURE = 0.48, 0.85
_WORKING_TITLE = 0.98
_AGAIN, _NEAR, _TWO_WORDS, _SHORTEST = 2, 0.06, 2, 4


#: What another way of saying the same title adds, what each time it is said again, and what it adds that the paper
#: calls whoever does the job so ("the technician", "each utility worker").
_OTHER_WAY, _SAID_AGAIN, _CALLED_SO = 0.05, 0.02, 0.12
_CALLED_OFTEN = 2


def weighed(annotated: Annotated, found: list[Candidate], words: NameWords) -> list[Finding]:
    """Candidates as findings."""
    named = [(one, folded(annotated.text[one.span[0] : one.span[1]])) for one in found]
    rules: dict[str, set[str]] = {}
    for one, said in named:
        rules.setdefault(_key(said), set()).add(one.rule.split()[0])
    small = annotated.text.lower()
    weighed = []
    for one, said in named:
        others = len(rules[_key(said)]) - 1
        times = min(3, small.count(said.lower()) - 1)
        score = round(one.score, 3) + _OTHER_WAY * others + _SAID_AGAIN * times
        most = 0.99
        if one.score > _WORKING_TITLE:  # before that of the class, however often the paper says it
            score = most = 0.995
        if _UNSURE <= one.score < _SURE and title_likeness(said, words) == 1.0 and _is_called(annotated.text, said):
            score += _CALLED_SO
        score = min(most, score)
        weighed.append(Finding("job_title", Text(said), (one.span,), f"job_title/{one.rule}", score=round(score, 3)))
    return _houses_put_last(_whole_before_its_noun(weighed, annotated.text), annotated.text)


def _is_called(text: str, title: str) -> bool:
    """Whether the paper calls whoever does the job by the last word of a title, in small letters, more than once, or
    once by the last two: "each technician", "any utility worker"."""
    last = [word.strip(".,;:()") for word in title.lower().split()[-2:]]
    if last[-1] not in text:  # in small letters: a quick look, as each title needs expressions of its own
        return False
    tail = [re.escape(word) for word in last]
    whoever = r"\b(?i:the|each|every|an?|any|our|this|one|other|no)\s+"
    if len(tail) > 1 and re.search(rf"{whoever}{tail[0]}\s+{tail[1]}s?\b", text):
        return True
    return sum(1 for _ in re.finditer(rf"{whoever}(?:[a-z]+\s+)?{tail[-1]}s?\b", text)) >= _CALLED_OFTEN


def _whole_before_its_noun(findings: list[Finding], text: str) -> list[Finding]:
    """One word beside a label ("Position title: Page") behind the heading at the top that says it whole and that the
    paper says again: "Library Page"."""
    best = max(findings, key=lambda one: one.score, default=None)
    if best is None or " " in _said(best) or "/label" not in best.found_by:
        return findings
    noun = _said(best).lower()
    for at, one in enumerate(findings):
        said = _said(one).lower()
        whole = one.found_by == "job_title/heading" and said.endswith(f" {noun}") and len(said.split()) == _TWO_WORDS
        if whole and best.score - one.score < _NEAR and text.lower().count(said) >= _AGAIN:
            return [*findings[:at], replace(one, score=min(0.995, best.score + 0.005)), *findings[at + 1 :]]
    return findings


def _houses_put_last(findings: list[Finding], text: str) -> list[Finding]:
    """A heading that opens with the house's own name, told as a house's elsewhere ("Fen Larks's mission"), behind the
    title that sentences give without it: "Fen Larks Night Porter"."""
    titles = {_said(one): one.score for one in findings}
    put: list[Finding] = []
    for one in findings:
        said = _said(one)
        endings = [other for other in titles if said.endswith(f" {other}")]
        bare = [other for other in endings if _is_owned(text, said[: -len(other)].strip())]
        put.append(one)
        if bare and "/heading" in one.found_by:
            short = max(bare, key=len)
            start = one.spans[0][1] - len(short)
            if text[start : one.spans[0][1]] == short:
                put[-1] = replace(one, value=Text(short), spans=((start, one.spans[0][1]),))
    return put


def _is_owned(text: str, name: str) -> bool:
    """Whether words are told as a body's name: they own something, and recur."""
    if not name or not name[0].isupper() or len(name) < _SHORTEST:
        return False
    if f"{name}’" not in text and f"{name}'" not in text:
        return False
    owned = re.search(rf"(?<![\w-]){re.escape(name)}[’']s?\s[a-z]", text)
    return owned is not None and text.count(name) >= _AGAIN + 1


def _said(one: Finding) -> str:
    return one.value.value if isinstance(one.value, Text) else ""


def _key(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.lower()))
