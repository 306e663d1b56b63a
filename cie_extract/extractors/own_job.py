"""By which words a paper names the job that it describes: to tell its pay from that of other jobs in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors.naming import title_likeness
from cie_extract.extractors.surroundings import Surroundings
from cie_extract.model.document import Block, BlockKind
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import load_name_words
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import any_of, phrase_finder

_RANK = re.compile(r"[A-Za-z]\s+(?P<rank>\d{1,2}|I{1,3}|IV|VI?)\b(?!\s*(?:of|/|-\s*\d))")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[A-Z]|[IVX]{2,4}")
_LABELLED = re.compile(r":|\.\.\.|\s[–—-]\s?")
_GRADE_WORD = re.compile(r"\b(?:grade|range|level|band|group)\b", re.IGNORECASE)
_VALUE = r"\s*(?:[:–—]|\.{3,}|\s-)\s*(?P<value>[^:|;\t\n]{2,80})"
_GRADE = re.compile(
    r"(?:^|[|•:]\s*|\b(?:paid|placed|placement|allocated|assigned|classified|hired|falls)\s+(?:at|to|on|in|under|within)\s+(?:the\s+)?)"
    r"(?:(?:pay|salary|wage|class|job|compensation)\s+)?(?:grade|range|level|band|group)\b(?:\s*[:#]|\s+no\.?)?\s*"
    r"(?P<grade>[A-Z]{0,3}[- ]?\d{1,3}[A-Z]?\b|(?-i:[A-Z]|[IVX]{2,4})(?=\W*$|[,;.)|/]))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
#: A first line with a sum, or one that ends in a full stop, is no title.
_SENTENCE = re.compile(r"[$¢]|[a-z][.;,]$")
_FIRST_BLOCKS = 8
_LIKE_A_TITLE = 0.8
_SHORT = 90


@dataclass(frozen=True, slots=True)
class OwnJob:
    """The words of this job's title (`words`: those of all that may be it, `called`: of what reads as a title), the
    names of jobs among them, its rank ("1", "III"), and its pay grade."""

    words: frozenset[str]
    called: frozenset[str]
    jobs: frozenset[str]
    titles: tuple[str, ...]
    grades: frozenset[str]
    ranks: frozenset[str] = frozenset()

    def is_own(self, job: str) -> bool:
        """Whether the name of a job is this one's; True where this job's own is not known."""
        return not self.jobs or singular(job) in self.jobs


def _plain(grade: str) -> str:
    return grade.replace(" ", "").replace("-", "").upper()


def singular(word: str) -> str:
    """A noun without its plural ending, in lower case: "Leads" is "lead", "secretaries" is "secretary"."""
    word = " ".join(word.lower().replace("-", " ").split())
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def find_own_job(around: Surroundings, patterns: Patterns) -> OwnJob:
    """The job's own words, from its labelled title, the first headings and short first lines."""
    words = load_pay(patterns).pay
    labels = re.compile(rf"{any_of(words.titles)}{_VALUE}", re.IGNORECASE)
    whole = phrase_finder(words.titles)
    jobs = job_finder(words.jobs)
    others = phrase_finder(load_pay(patterns).other.groups["other_job"].labels)
    titles: list[str] = []
    grades: set[str] = set()
    for block in around.document.blocks:
        text = around.document.text_of(block)
        if len(text) < 4 * _SHORT:
            if _LABELLED.search(text):
                titles += [met["value"] for met in labels.finditer(text)]
            if len(text) <= _SHORT and _is_title_cell(around, block, whole):
                titles.append(text)
        grades |= _grades(around, block, text)
        first = block.index < _FIRST_BLOCKS and not block.cell and not _SENTENCE.search(text)
        heads = block.kind is BlockKind.HEADING and block.level == 1 and block.index < 30
        if (first or heads) and len(text) <= _SHORT:
            titles.append(text)
    titles = [title for title in titles if not others.search(title)]
    all_words = {singular(word) for title in titles for word in _WORD.findall(title)}
    named = {singular(met.group()) for title in titles for met in jobs.finditer(title)}
    if not named and titles:
        # a title without a job that we know ("Textile Hanger"): any of its words may stand for the holder
        named = {singular(word) for word in _WORD.findall(titles[0])}
    ranks = {met["rank"].upper() for title in titles for met in _RANK.finditer(title)}
    known = load_name_words(patterns)
    called = {
        singular(word)
        for title in titles
        if ":" not in title and title_likeness(title, known) >= _LIKE_A_TITLE
        for word in _WORD.findall(title)
    }
    return OwnJob(
        frozenset(all_words),
        frozenset(called or all_words),
        frozenset(named),
        tuple(titles),
        frozenset(grades),
        frozenset(ranks),
    )


def _grades(around: Surroundings, block: Block, text: str) -> set[str]:
    """The pay grades that a block gives to this job: "Pay grade: 7", or a 7 in the cell beside "Pay grade"."""
    if block.cell and len(text) < _SHORT and (_DIGIT.search(text) or _LETTER.fullmatch(text)):
        beside = [ruling.text for ruling in around.labels(block, block.body) if ruling.how == "cell"][:1]
        text = " ".join([*beside, text])
    if len(text) > 8 * _SHORT or not _GRADE_WORD.search(text):
        return set()
    return {_plain(met["grade"]) for met in _GRADE.finditer(text)}


def _is_title_cell(around: Surroundings, block: Block, titles: re.Pattern[str]) -> bool:
    """Whether the cell left of this one, or the question over it, asks for the title and nothing else."""
    single = block.cell is None or len(around.tables[block.cell.table]) <= 2
    ways = ("cell", "above", "header") if single else ("cell",)
    beside = [ruling for ruling in around.labels(block, block.body) if ruling.how in ways][:1]
    for ruling in beside:
        met = titles.search(ruling.text)
        if met and len(ruling.text.strip(" :?.#0123456789")) <= (met.end() - met.start()) + 12:
            return True
    return False


@lru_cache(maxsize=8)
def job_finder(jobs: tuple[str, ...]) -> re.Pattern[str]:
    """Meets the names of jobs, one or many of them."""
    return phrase_finder(tuple(form for job in jobs for form in _one_or_many(job)))


def _one_or_many(job: str) -> tuple[str, ...]:
    if job.endswith("man"):
        return (job, job[:-3] + "men")
    if job.endswith("y") and job[-2] not in "aeiou":
        return (job, job[:-1] + "ies")
    return (job, job + ("es" if job.endswith(("s", "sh", "ch", "x")) else "s"))
