"""The path of a case, on one screen: papers in, one record out. Nothing here decides on a position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from cie_extract.model.case import (
    Added,
    CaseRecord,
    Entered,
    GuideVersion,
    Judged,
    Listed,
    Paper,
    PaperLine,
    Role,
    SitePlace,
)
from cie_extract.model.record import CriterionOutcome, Kind, Reading, Record
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cases import load_guides
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.added import added_paper, employer_of
from cie_extract.stages.assess import assess
from cie_extract.stages.combine import combine, combined_cues, in_order
from cie_extract.stages.compare import revisions
from cie_extract.stages.effective import effective
from cie_extract.stages.readiness import readiness_of
from cie_extract.stages.reopened import with_overtaken
from cie_extract.stages.scope import scope_of
from cie_extract.stages.versions import versions_of

#: Sets that are shown beside another: all seven statements of Maryland can hold while the federal test fails.
BESIDE = {"md-dors": ("fed",)}

_ROLES: dict[Kind, Role] = {
    "review_request": "request",
    "position_description": "description",
    "packet": "packet",
    "other": "other",
}


def judge_case(
    number: str,
    papers: Iterable[Paper],
    patterns: Patterns,
    *,
    chosen: str,
    as_of: date,
    also: Iterable[str] = (),
    added: Iterable[Added] = (),
    judged: Iterable[Judged] = (),
    site: SitePlace | None = None,
    listed: Iterable[Listed] = (),
) -> CaseRecord:
    """What the papers of a case say together on a date, and what the guides make of it. The chosen set comes first.
    A person's word on a criterion (`judged`) stands in the place of the program's, which stays beside it.

    Raises KeyError for a set that does not exist, ValueError for an added fact that cannot be one.
    """
    by_hand = tuple(sorted(added, key=lambda one: one.id))
    documents = tuple(papers)
    together = in_order((*documents, *(added_paper(one) for one in by_hand)))
    facts, cues = combine(together, by_hand), combined_cues(together)
    sets = sets_of(chosen, also)
    guide = load_guides(patterns)[chosen]
    found = assess(effective(together, by_hand, site), patterns, as_of=as_of, sets=sets, employer=employer_of(by_hand))
    said = with_overtaken(judged, together, patterns, as_of=as_of, sets=sets)
    asked = {one.id: one.question for name in sets for one in load_criteria(patterns)[name].in_force(as_of).criteria}
    criteria, words = _with_words(found, said, asked)
    return CaseRecord(
        number=number,
        set=chosen,
        site=site,
        papers=tuple(_line(paper) for paper in _with_replaced(documents)),
        added=by_hand,
        facts=facts,
        cues=cues,
        scope=scope_of(guide, together, facts, cues, patterns, as_of=as_of, site=site, listed=listed),
        readiness=readiness_of(guide, together, facts, cues, patterns, as_of=as_of),
        criteria=criteria,
        judged=words,
        revisions=revisions(together, patterns, as_of=as_of, sets=sets),
        guides=tuple(guide_version(name, patterns, as_of) for name in sets),
        versions=versions_of(patterns, as_of),
    )


def guide_version(name: str, patterns: Patterns, as_of: date) -> GuideVersion:
    """The version of a set that is in force on a day. Raises KeyError."""
    loaded = load_criteria(patterns)[name]
    version = loaded.in_force(as_of)
    return GuideVersion(
        set=name,
        name=loaded.name,
        in_force_from=version.from_,
        source=version.source,
        guidance=version.guidance,
    )


def sets_of(chosen: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """The sets of a case: the chosen one, those that always stand beside it, then those that a workspace wants."""
    return tuple(dict.fromkeys((chosen, *BESIDE.get(chosen, ()), *also)))


def role_of(kind: Kind, *, within: bool = False) -> Role:
    """What a paper is in its case. What is neither request nor description is an attachment where it came with
    others (`within` a folder, a message, an archive)."""
    return "attachment" if within and kind == "other" else _ROLES[kind]


def paper_of(
    record: Record,
    *,
    number: str,
    part: int,
    received: date,
    role: Role,
    reading: Reading | None = None,
    entered: Iterable[Entered] = (),
    since: datetime | None = None,
) -> Paper:
    """A stored record as a paper; `reading` where persons' values lie over it, and `entered` which those are; `since`
    when it came into the case."""
    return Paper(
        number=number,
        part=part,
        received=received,
        role=role,
        reading=reading or reading_of(record),
        reasons=record.route.reasons,
        entered=tuple(entered),
        since=since,
    )


def reading_of(record: Record) -> Reading:
    """What a record says of its document, without what was made of it."""
    return Reading(
        document=record.document,
        facts=record.facts,
        alternatives=record.alternatives,
        absent=record.absent,
        cues=record.cues,
    )


def contradicted(word: Judged) -> str:
    """What is said of a person's word that a later paper overtook and speaks against, where the papers now support what
    the word denied; "" for every other word."""
    if not word.overtaken_by or word.found != "met" or word.outcome == "met":
        return ""
    return f"{word.by} said on {word.on.isoformat()}: “{word.why}” {word.overtaken_by}, which came later, supports it."


def _with_words(
    found: tuple[CriterionOutcome, ...], judged: Iterable[Judged], asked: Mapping[str, str]
) -> tuple[tuple[CriterionOutcome, ...], tuple[Judged, ...]]:
    """The outcomes with persons' words in force, and those words with what the program says. The last word on a
    criterion holds, unless a later paper touches it; one on a criterion that no chosen set has is kept and changes
    nothing."""
    words = {one.criterion: one for one in judged}
    outcomes = []
    for outcome in found:
        one = words.get(outcome.id)
        if one is None:
            outcomes.append(outcome)
            continue
        words[outcome.id] = word = one.model_copy(update={"found": outcome.outcome})
        outcomes.append(_by_word(outcome, word, asked[outcome.id]))
    return tuple(outcomes), tuple(words[key] for key in sorted(words))


def _by_word(outcome: CriterionOutcome, word: Judged, question: str) -> CriterionOutcome:
    """The outcome by a person's word. One that a later paper overtook holds no more; but where it said otherwise than
    the papers that now support the criterion, the two contradict each other."""
    if word.overtaken_by:
        said = contradicted(word)
        if not said:
            return outcome
        return outcome.model_copy(update={"outcome": "conflicting", "basis": "text", "why": said, "question": question})
    still_open = word.outcome in ("insufficient", "conflicting")
    update = {"outcome": word.outcome, "basis": "text", "why": word.why, "confidence": 1.0}
    return outcome.model_copy(update={**update, "question": question if still_open else None})


def _with_replaced(documents: tuple[Paper, ...]) -> tuple[Paper, ...]:
    replaced = sorted((one for one in documents if one.role == "replaced"), key=lambda one: (one.number, one.part))
    return (*in_order(documents), *replaced)


def _line(paper: Paper) -> PaperLine:
    document = paper.reading.document
    return PaperLine(
        paper=paper.name,
        number=paper.number,
        part=paper.part,
        received=paper.received,
        role=paper.role,
        kind=document.kind,
        name=document.name,
        sha256=document.sha256,
        text_sha256=document.text_sha256,
        reasons=paper.reasons,
        entered=paper.entered,
    )
