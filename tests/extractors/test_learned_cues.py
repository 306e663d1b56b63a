"""What the trained model finds where no rule does, and what it is kept from finding."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cie_extract.errors import PatternFileError
from cie_extract.extractors import cues, learned_cues
from cie_extract.extractors.learned_cues import is_sentence, needed
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.learned import load_model, load_trust, runs_of, words_of
from cie_extract.stages.annotate import annotate
from cie_extract.stages.confidence import THRESHOLD
from cie_extract.stages.qualify import qualify
from tests.cue_sentences import sentence_of
from tests.factory import document_of

PATTERNS = load_patterns()
TRUST = load_trust(PATTERNS)


def found(example: str) -> list[Finding]:
    """The findings of the model and of the rules, after their status is known; "[duties] …" as in the pattern files."""
    annotated, _ = sentence_of(example, PATTERNS)
    both = (*cues.find(annotated, PATTERNS), *learned_cues.find(annotated, PATTERNS))
    return [finding for finding in qualify(both, annotated, PATTERNS) if isinstance(finding.value, CueMention)]


def learned(example: str) -> set[str]:
    """The kinds of which the model alone has spoken."""
    return {
        finding.value.kind
        for finding in found(example)
        if isinstance(finding.value, CueMention) and finding.found_by.endswith("/learned")
    }


FORM = """# CIE Review Request
1. The hourly wage is at or above the state or local minimum wage, whichever is higher. True
2. At no time will wages be subject to time studies to which non-disabled individuals are not subject. True
3. Eligible for the same level of benefits as employees who do not have a disability. True
4. The position is available regardless of the service provider of the individual. True
5. Not located in a setting established for the sole purpose of employing individuals with disabilities. True
6. Duties are not performed in a segregated environment; the same interaction as peers. True
7. The same opportunities for advancement as peers in like positions. True
## Comments
The mill is a commercial weaver with 70 people on two shifts."""


def spoken_of(source: str) -> list[str]:
    """What the model takes for cues in a document, as its text."""
    annotated = annotate(document_of(source), PATTERNS)
    return [annotated.text[slice(*one.spans[0])] for one in learned_cues.find(annotated, PATTERNS)]


def test_of_a_form_the_employers_own_words_alone_are_heard() -> None:
    assert spoken_of(FORM) == ["The mill is a commercial weaver with 70 people on two shifts."]


def test_statements_that_are_no_form_are_not_heard() -> None:
    assert spoken_of("## Seven statements\nThe mill is a commercial weaver with 70 people on two shifts.") == []


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("The district does not discriminate and offers the same health plan to all without regard to race.", False),
        (
            "Hourly staff, whatever their post, are eligible for sick leave and for the health plan at 30 hours.",
            True,
        ),
    ],
)
def test_what_stands_below_a_notice_and_is_none_is_heard(sentence: str, heard: bool) -> None:
    assert bool(spoken_of(f"## Other information\n{sentence}")) == heard


MISSES = (
    "We do not discriminate on the basis of disability in hiring, pay or promotion.",
    "Reasonable accommodations may be made to enable individuals with disabilities to perform the essential functions.",
    "Pay grade 7, step placement according to the salary schedule of the district.",
    "Shop staff and shoppers do not come down to the tagging room.",
    "Washes and pares vegetables and helps with other food preparation.",
    "Room 114, Second Floor, Harlan County Building",
    "Created: 10/01/85 Revised: 03/08/94",
    "The committee sets the annual salary and approves the budget.",
    "Lead openings are bid by seniority.",
    "Applicants are told by mail whether they will be interviewed.",
)


@pytest.mark.parametrize("example", MISSES)
def test_what_says_nothing_of_the_kind_is_no_cue(example: str) -> None:
    assert learned(example) == set()


@pytest.mark.parametrize(
    ("example", "kind"),
    [
        ("We sit our people at one long table, elbow to elbow, on the same piece of work.", "job.team"),
        (
            "All nine stand shoulder to shoulder at the belt, start and stop together and pull the same bottles.",
            "job.team",
        ),
    ],
)
def test_what_no_rule_has_foreseen_is_found_with_its_sentence(example: str, kind: str) -> None:
    assert learned(example) == {kind}
    (finding,) = (one for one in found(example) if one.found_by == f"{kind}/learned")
    assert finding.spans == ((0, len(example)),)
    assert finding.score <= TRUST.most


def test_where_a_rule_has_found_the_kind_the_rule_stands_alone() -> None:
    example = "Whichever agency sent a person here, or none at all, has never mattered to who keeps the post."
    annotated, _ = sentence_of(example, PATTERNS)
    assert "provider.independent/learned" in {one.found_by for one in learned_cues.find(annotated, PATTERNS)}
    assert [one.found_by.endswith("/learned") for one in found(example)] == [False]


def test_what_rests_on_the_model_alone_goes_to_a_person() -> None:
    assert TRUST.most < THRESHOLD
    example = "Whichever agency sent a person here, or none at all, has never mattered to who keeps the post."
    annotated, _ = sentence_of(example, PATTERNS)
    assert {one.score for one in learned_cues.find(annotated, PATTERNS)} == {TRUST.most}


def test_a_section_that_holds_no_such_cues_holds_none() -> None:
    example = "All nine stand shoulder to shoulder at the belt, start and stop together and pull the same bottles."
    assert learned(f"[qualifications] {example}") == set()


@pytest.mark.parametrize(
    ("label", "denied", "least"),
    [
        ("benefits.less", False, TRUST.sure),
        ("benefits.less", True, TRUST.sure),
        ("benefits.same", False, TRUST.sure_of_support),
        ("benefits.same", True, TRUST.despite_denial),
        ("!setting.segregated", True, TRUST.despite_denial),
    ],
)
def test_what_speaks_for_a_job_must_be_surer(label: str, denied: bool, least: float) -> None:
    assert needed(label, denied, TRUST) == least
    assert TRUST.sure <= TRUST.sure_of_support <= TRUST.despite_denial


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Veterans Day Holiday", False),
        ("City State Zip 21740 County Phone", False),
        ("DWP 95,338-106,279 71,200-88,410", False),
        ("Room 114, Second Floor, Harlan County Building", False),
        ("Works beside the store's own clerks.", True),
        ("WORKS BESIDE THE STORE'S OWN CLERKS.", True),
    ],
)
def test_a_row_or_an_address_is_no_sentence(text: str, whole: bool) -> None:
    assert is_sentence(text) is whole


def test_words_and_runs() -> None:
    assert words_of("Don’t pay $7.25 an hour; the clerk's rate is 15") == [
        "do", "not", "pay", "$", "an", "hour", "the", "clerk", "rate", "is", "7",
    ]  # fmt: skip
    assert list(runs_of(["a", "b", "c"])) == ["a", "b", "c", "a b", "b c", "a b c"]


def test_every_label_is_a_kind_and_every_probability_one() -> None:
    model = load_model(PATTERNS)
    passages = [words_of(said) for said in ("", "☒", "zxqv", "All staff eat in one lunchroom. " * 40, "Zxqv staff")]
    together = model.probabilities(passages)
    assert together.shape == (len(passages), len(model.labels))
    assert ((together >= 0) & (together <= 1)).all()
    for words, row in zip(passages, together, strict=True):
        assert np.allclose(model.probabilities([words])[0], row, atol=1e-5), "a passage is read by itself"
    assert model.probabilities([]).shape == (0, len(model.labels))


def test_a_kind_that_there_is_not_is_refused(tmp_path: Path) -> None:
    (tmp_path / "learned").mkdir()
    text = PATTERNS.file("learned/trust.yaml").read_text(encoding="utf-8")
    (tmp_path / "learned" / "trust.yaml").write_text(
        text.replace("- benefits.same", "- benefits.sane"), encoding="utf-8"
    )
    with pytest.raises(PatternFileError, match=r"trust\.yaml: 'benefits\.sane' is not a kind of cue"):
        load_trust(load_patterns(tmp_path))


def test_a_damaged_model_is_said_with_advice(tmp_path: Path) -> None:
    (tmp_path / "learned").mkdir()
    (tmp_path / "learned" / "model.npz").write_bytes(b"PK\x03\x04 nothing of the kind")
    with pytest.raises(PatternFileError, match=r"model\.npz cannot be read"):
        load_model(load_patterns(tmp_path))
