"""patterns/cues/<group>.yaml: what words bear on a criterion, by kind, with the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from pydantic import Field, field_validator

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.cue_language import Vocabulary
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.occurrences import NONE, Group, Occurrences, Pattern
from cie_extract.pattern_files.yaml_file import load_yaml

Lines = tuple[str, ...]

#: What the trained model says of advancement, a rule that found no more than a path in the same sentence knows better:
#: a bid by seniority compares nobody. Beside what speaks against a job it says nothing for it.
_LEARNED_YIELDS = {
    "advancement.same": ("advancement.stated", "advancement.none"),
    "benefits.same": ("benefits.less",),
    "provider.independent": ("provider.tied",),
}

#: The kinds of a record's cues.
KIND_NAMES = """
wage.subminimum wage.time_study wage.piece_rate wage.customary benefits.same benefits.less benefits.stated
provider.independent provider.tied setting.segregated setting.crew setting.disability_purpose setting.community
interaction.coworkers interaction.public interaction.limited advancement.same advancement.none advancement.stated
contract.abilityone contract.state_use contract.labor_ratio employer.provider employer.staffing_agency job.shared
job.team self_employment telework peer_mentor
"""
CUE_KINDS = frozenset(KIND_NAMES.split())


class CueEntry(Frozen):
    """One way of saying a kind of cue.

    What makes it a cue:
    `find`: any of these lines, and the cue stands there. `with`: of each group (one line, or a list of which one will
    do) something must stand in the same sentence; `near`: in it, in the one before or in the one after. `spread`: what
    `with` found belongs to the words of the cue, so that a denial among them counts. `clause`: all groups of `with`
    must stand in one clause with the words found (up to a semicolon, colon, dash or bracket), in whatever order.

    What makes it none:
    `unless`: the sentence holds one of these. `not_as_name`: the words are written as a name is, with capitals ("The
    Opportunity Center of Elkton"). `not_as_label`: they stand in a label that nothing follows ("Promotions: ______").
    `not_as_place`: they are the printed name of a form's place, whoever is entered there ("CRP / employer of record").
    `traps`: one of these phrases lies over the words found. `sections` /
    `not_in`: it stands elsewhere than in, or in, sections of these names. `yields_to`: the sentence has a cue of these
    kinds; `stands_beside`: kinds that its kind yields to and it does not; `yields_in_document`: the document has.
    `weak`: the document has another cue of the same kind that is not weak; `faint`: it has any other of the kind.
    `anywhere`: the words leave no doubt below whatever heading they stand ("not eligible for benefits" among the
    duties); what the kind is `not_in` does not count.

    What it says:
    `status`: the words themselves deny ("closed its workshop"). `own_denial`: they hold the denial that makes the cue
    ("nobody without a disability works here"). `when_negated`: the kind that its denial is a cue of. `marks` as in
    CueMention; `score` orders rules that found the same passage.
    """

    id: str
    find: Lines = Field(min_length=1)
    with_: tuple[str | Lines, ...] = Field(default=(), alias="with")
    near: tuple[str | Lines, ...] = ()
    unless: Lines = ()
    traps: Lines = ()
    not_as_name: bool = False
    not_as_label: bool = False
    not_as_place: bool = False
    sections: Lines = ()
    not_in: Lines = ()
    status: str | None = None
    marks: Lines = ()
    when_negated: str | None = None
    weak: bool = False
    faint: bool = False
    anywhere: bool = False
    spread: bool = False
    clause: bool = False
    own_denial: bool = False
    yields_to: Lines = ()
    stands_beside: Lines = ()
    yields_in_document: Lines = ()
    score: float = Field(default=0.9, gt=0, le=1)


class Examples(Frozen):
    """Marked sentences: hits hold their cues in tags, misses hold none. "[duties] …" puts one into a section."""

    hits: Lines = ()
    misses: Lines = ()


class CueKind(Frozen):
    """A kind of cue: `traps` are phrases whose words are not its words ("team player"), `unless` silences a sentence.

    `negatable`: a denial of it is news in itself and is shown as negated; denials of other kinds are no cue.
    `headings`: a heading may be such a cue. `not_in`: sections of these names hold none. `yields_to`: kinds that say
    more, and leave nothing to say beside them, in the same sentence or the next ("the same health plan" to "a health
    plan").
    """

    kind: str
    meaning: str
    negatable: bool = False
    headings: bool = False
    yields_to: Lines = ()
    traps: Lines = ()
    unless: Lines = ()
    not_in: Lines = ()
    cues: tuple[CueEntry, ...]
    examples: Examples

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in CUE_KINDS:
            raise ValueError(f"{kind!r} is not a kind of cue")
        return kind


class CueFile(Frozen):
    """One group of kinds, and the word classes that it adds for all groups. `misses` are sentences without any cue.

    `telling`: by section, the words without one of which a sentence of running prose is no part of that section,
    whatever heading it stands under ("Attendants may become leads." below the qualifications). `straying`: by section,
    the words with any of which it is none ("The health plan is the same for all cooks." among the duties).
    """

    about: str
    words: dict[str, Lines] = Field(default_factory=dict)
    telling: dict[str, Lines] = Field(default_factory=dict)
    straying: dict[str, Lines] = Field(default_factory=dict)
    kinds: tuple[CueKind, ...] = ()
    misses: Lines = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A CueEntry, ready to run: `name` is what explains a finding ("interaction.coworkers/alongside")."""

    kind: CueKind
    entry: CueEntry
    find: tuple[Pattern, ...]
    with_: tuple[Group, ...]
    near: tuple[Group, ...]
    unless: Group
    traps: Group

    @property
    def name(self) -> str:
        return f"{self.kind.kind}/{self.entry.id}"


#: A line that finds a cue: its place among all lines of all files, and whose it is.
Sought = tuple[int, Rule, Pattern]


@dataclass(frozen=True)
class CueBook:
    """All cues over one vocabulary. `learned`: in whose names the trained model speaks (pattern_files/learned).
    `by_name`: the rules and the learned ones. `by_lead`: the lines to try where one of their choices stands."""

    vocabulary: Vocabulary
    files: tuple[CueFile, ...]
    rules: tuple[Rule, ...]
    learned: tuple[Rule, ...]
    by_name: dict[str, Rule]
    by_lead: dict[int, tuple[Sought, ...]]
    telling: dict[str, Group]
    straying: dict[str, Group]

    def candidates(self, occurrences: Occurrences) -> list[tuple[Rule, Pattern]]:
        """The lines all of whose words stand in the sentence, in the order of the files."""
        are_present, by_lead = occurrences.present.issuperset, self.by_lead
        found = [line for lead in occurrences.leads for line in by_lead[lead] if are_present(line[2].symbols)]
        found.sort(key=itemgetter(0))
        return [(rule, pattern) for _, rule, pattern in found]


@lru_cache(maxsize=4)
def load_cues(patterns: Patterns) -> CueBook:
    """Read all files of patterns/cues. Raises PatternFileError, with the file and the entry."""
    paths = patterns.files("cues")
    files = tuple(load_yaml(path, CueFile) for path in paths)
    classes: dict[str, Lines] = {}
    for path, file in zip(paths, files, strict=True):
        for name, phrases in file.words.items():
            if name in classes:
                raise PatternFileError(f"{path.name}: the word class {name!r} is already there.")
            classes[name] = phrases
    vocabulary = Vocabulary(classes)
    rules: list[Rule] = []
    for path, file in zip(paths, files, strict=True):
        for kind in file.kinds:
            for entry in kind.cues:
                try:
                    rules.append(_rule(kind, entry, vocabulary))
                except PatternFileError as error:
                    raise PatternFileError(f"{path.name}: {kind.kind}/{entry.id}: {error}") from error
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise PatternFileError(f"The cue {name!r} stands twice.")
    telling = _by_section((file.telling for file in files), vocabulary)
    straying = _by_section((file.straying for file in files), vocabulary)
    learned = _learned_rules(files)
    by_name = {rule.name: rule for rule in (*rules, *learned)}
    return CueBook(vocabulary, files, tuple(rules), learned, by_name, _index(rules, vocabulary), telling, straying)


def learned_rule_name(kind: str) -> str:
    """What explains a finding of the trained model (pattern_files/learned)."""
    return f"{kind}/learned"


def _learned_rules(files: tuple[CueFile, ...]) -> tuple[Rule, ...]:
    """A rule without lines for each kind, for what the trained model finds: weak, its denials read already. What a kind
    yields to is said where its cues are more than doubtful."""
    return tuple(
        _learned_rule(kind)
        for file in files
        for kind in file.kinds
        if not all("doubtful" in entry.marks for entry in kind.cues)
    )


def _learned_rule(kind: CueKind) -> Rule:
    entry = CueEntry.model_construct(
        id="learned", find=(), weak=True, own_denial=True, yields_to=_LEARNED_YIELDS.get(kind.kind, ())
    )
    return Rule(kind, entry, (), (), (), NONE, NONE)


def _by_section(said: Iterable[dict[str, Lines]], vocabulary: Vocabulary) -> dict[str, Group]:
    return {section: vocabulary.group(lines) for one in said for section, lines in one.items()}


def _rule(kind: CueKind, entry: CueEntry, vocabulary: Vocabulary) -> Rule:
    def groups(wanted: tuple[str | Lines, ...]) -> tuple[Group, ...]:
        return tuple(vocabulary.group((group,) if isinstance(group, str) else group) for group in wanted)

    return Rule(
        kind=kind,
        entry=entry,
        find=tuple(map(vocabulary.compile, entry.find)),
        with_=groups(entry.with_),
        near=groups(entry.near),
        unless=vocabulary.group(kind.unless + entry.unless),
        traps=vocabulary.group(kind.traps + entry.traps),
    )


def _index(rules: list[Rule], vocabulary: Vocabulary) -> dict[int, tuple[Sought, ...]]:
    index: dict[int, list[Sought]] = {}
    lines = ((rule, pattern) for rule in rules for pattern in rule.find)
    for number, (rule, pattern) in enumerate(lines):
        index.setdefault(vocabulary.lead(pattern), []).append((number, rule, pattern))
    return {symbol: tuple(tried) for symbol, tried in index.items()}
