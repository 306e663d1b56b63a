"""Silence is never support: what every employer writes leaves every statement where it was."""

from __future__ import annotations

from datetime import date

import pytest

from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import find_in, judge
from tests.factory import document_of

PATTERNS = load_patterns()
DAY = date(2026, 11, 22)
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
ORDINARY = (
    "We are an equal opportunity employer and welcome applicants with and without disabilities.",
    "Reasonable accommodations may be made to enable individuals with disabilities to perform the essential functions.",
    "The company offers the same opportunities to all applicants regardless of disability.",
    "Our mission is to build a community where everyone belongs.",
    "The company was founded in 1971 and is located in the heart of the community.",
    "All employees must follow the same safety rules.",
    "All employees, with or without a disability, must pass a drug screen.",
    "Employees may be eligible for benefits after 90 days.",
    "Benefits are subject to change at any time.",
    "Team members are expected to work well with others.",
    "Must be able to work independently and as part of a team.",
    "Excellent customer service skills are valued.",
    "This position has no supervisory responsibility.",
    "The employee reports to the Production Manager.",
    "Advancement may be possible for the right person.",
    "We believe in promoting from within.",
    "All promotions are based on merit.",
    "Competitive wages and benefits.",
    "Employees are paid every other Friday.",
    "All employees are paid through direct deposit.",
    "Pay is reviewed every year on the same date for all employees.",
    "The plant is a drug-free workplace open Monday through Friday.",
    "Visitors must sign in at the front desk.",
    "The employee is regularly required to talk or hear.",
    "Applicants are considered without regard to which agency refers them.",
    "We partner with local service providers to recruit.",
    "Individuals with disabilities are encouraged to apply.",
    "The plant shares a parking lot with a public library.",
    "Must pass a background check before starting; the offer is contingent on the result.",
    "The incumbent may be required to work alone at times.",
    "Employees enjoy a company picnic every summer with their families.",
    "All staff receive training on working with people with disabilities.",
    "Overtime is paid at time and a half to all employees.",
    "The company does not discriminate in pay, benefits or promotion on the basis of disability.",
    "Equal pay for equal work is our policy.",
    "Everyone gets the same uniform and locker.",
    "The job is open to all qualified applicants.",
    "The position is open until filled.",
    "Anyone may apply at our website.",
    "This is a full-time position with opportunities to grow.",
    "Employees receive a 10% discount at the factory store, which is open to the public.",
    "Our customers include hospitals and schools.",
    "The company complies with the ADA.",
    "Questions about this posting may be directed to Human Resources.",
    "Workers wear hearing protection because the line is loud.",
    "Packers rotate between stations every two hours.",
    "Packers work in teams of four.",
    "Lead packers earn $1.50 more per hour.",
    "This description may be changed at any time to meet the needs of the business.",
    "The work is performed in an industrial building with other employees nearby.",
)


def met(source: str) -> set[str]:
    """The statements that come out as met, the first aside: the table answers it."""
    record = judge(find_in(document_of(source), PATTERNS), PATTERNS, as_of=DAY)
    return {one.id for one in record.criteria if one.outcome == "met" and one.set == "md-dors"} - {"md-dors.1"}


def test_nothing_is_met_on_silence() -> None:
    assert met(SILENT) == set()


def test_the_measure_sees_support() -> None:
    assert met(SILENT + "# Benefits\nAll employees get the same benefits at the same hours.") == {"md-dors.3"}


@pytest.mark.parametrize("sentence", ORDINARY)
def test_what_every_employer_writes_is_no_support(sentence: str) -> None:
    assert met(f"{SILENT}# Other information\n{sentence}") == set()


def test_all_of_it_together_is_none_either() -> None:
    assert met(SILENT + "# Other information\n" + "\n".join(ORDINARY)) == set()
