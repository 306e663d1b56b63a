"""What holds of outcomes whatever the document: boilerplate changes nothing, the same input gives the same bytes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import find_in, judge
from tests.factory import document_of

PATTERNS = load_patterns()
DAY = date(2026, 11, 22)
SETS = ("md-dors", "fed", "wi-dvr", "wi-joint", "or-vr")

#: Documents that come out in different ways: nothing said, much supported, much contradicted, a request with answers.
SILENT = """\
# Packer
| Employer | Corbel Packing Company |
| Work site | 10 Main Street, Hagerstown, MD 21740 |
| Pay | $19.00 per hour |
| Hours | 30 per week |
# Duties
- Packs finished goods in boxes
- Labels and stacks cartons
# Qualifications
- Able to lift 30 pounds
"""
SUPPORTED = """\
# Mail Clerk
Employer: Marlow County
Location: County Office Building, 4 Church Street, Annapolis, MD 21401
Pay: $18.75 per hour
Hours: 25 per week
# Essential duties
- Sorts the incoming mail with the other clerks of the mail room
- Answers questions of residents at the counter
# Qualifications
- High school diploma
# Working conditions
The mail room is part of a public office building in which 200 county employees work.
Mail clerks with and without disabilities work side by side on every shift.
All clerks are paid from the same scale, and all get the same benefits at the same hours.
Employment does not depend on services from any agency.
Clerks may bid for senior clerk openings on the same terms as every other employee.
"""
CONTRADICTED = """\
# Kit Assembler
Employer: Harrow Works
Work site: Harrow Works, 40 Pearl Avenue, Hagerstown, MD 21740
Wage: $6.15 per hour
# Duties
- Assembles kits at a bench
# Qualifications
- Must be enrolled in the Harrow Works day program
# Setting
The work center was set up in 1974 for the sole purpose of employing adults with disabilities.
Workers are paid under a section 14(c) certificate, by time studies that are repeated every six months.
Contact is limited to the supervisor and the job coach.
"""
DOCUMENTS = {"silent": SILENT, "supported": SUPPORTED, "contradicted": CONTRADICTED}

BOILERPLATE = (
    "Corbel is an equal opportunity employer. All qualified applicants will receive consideration for employment "
    "without regard to race, color, religion, sex, national origin, disability or protected veteran status.",
    "We encourage individuals with disabilities and veterans to apply.",
    "Reasonable accommodations may be made to enable individuals with disabilities to perform the essential functions.",
    "If you need an accommodation during the application process, please contact Human Resources.",
    "The company complies with the Americans with Disabilities Act.",
    "EOE/M/F/Disability/Vets.",
    "This description is not a contract and may be changed at any time.",
    "Employment is at will and may be ended by either party at any time.",
    "The statements above describe the general nature of the work and are no complete list of duties.",
    "Other duties may be assigned.",
    "Applicants must pass a background check and a drug screen.",
    "We are a drug-free workplace and take part in E-Verify.",
    "The employee is regularly required to stand, walk, talk and hear, and must be able to lift 25 pounds.",
    "The noise level in the work environment is usually moderate.",
    "Our mission is to make the community a better place.",
    "Completing the self-identification form is voluntary.",
    "We do not discriminate in pay, benefits or promotion on the basis of disability.",
    "Harassment of any kind, including on the ground of disability, is not tolerated.",
    "Copyright 2026. All rights reserved.",
    "Page 1 of 2",
)


def outcomes(source: str) -> tuple[object, ...]:
    """The outcomes of every set with their basis, and where the document goes."""
    record = judge(find_in(document_of(source), PATTERNS), PATTERNS, as_of=DAY, sets=SETS)
    return (record.route.decision, *((one.id, one.outcome, one.basis) for one in record.criteria))


PLAIN = {name: outcomes(source) for name, source in DOCUMENTS.items()}


def test_the_documents_come_out_in_different_ways() -> None:
    found = {name: {one[1] for one in said[1:] if str(one[0]).startswith("md-dors")} for name, said in PLAIN.items()}  # type: ignore[index]
    assert found["silent"] == {"met", "insufficient"}  # its wage is stated
    assert found["supported"] >= {"met"} and "not_met" not in found["supported"]
    assert found["contradicted"] >= {"not_met"} and "met" not in found["contradicted"]


@given(name=st.sampled_from(sorted(DOCUMENTS)), sentence=st.sampled_from(BOILERPLATE), data=st.data())
@settings(max_examples=120, deadline=None)
def test_boilerplate_added_anywhere_changes_nothing(name: str, sentence: str, data: st.DataObject) -> None:
    lines = DOCUMENTS[name].splitlines()
    at = data.draw(st.integers(1, len(lines)), label="line")
    assert outcomes("\n".join((*lines[:at], sentence, *lines[at:]))) == PLAIN[name]


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_all_of_it_at_the_end_and_at_the_start_changes_nothing(name: str) -> None:
    block = "\n".join(("# Notices", *BOILERPLATE))
    assert outcomes(f"{DOCUMENTS[name]}{block}") == PLAIN[name]


@given(name=st.sampled_from(sorted(DOCUMENTS)), sentence=st.sampled_from(BOILERPLATE), data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_same_input_and_versions_give_the_same_bytes(name: str, sentence: str, data: st.DataObject) -> None:
    lines = DOCUMENTS[name].splitlines()
    at = data.draw(st.integers(1, len(lines)), label="line")
    source = "\n".join((*lines[:at], sentence, *lines[at:]))
    once, again = (
        judge(find_in(document_of(source), load_patterns()), load_patterns(), as_of=DAY, sets=SETS).json_line()
        for _ in range(2)
    )
    assert once == again
