"""What the position asks of a person: knowledge, skills and abilities, education, licences, what is preferred."""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.extractors.duties import finding_of, is_title
from cie_extract.extractors.listed_items import listed_items
from cie_extract.extractors.request_form import find_form
from cie_extract.extractors.told_in_prose import told_qualifications
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import load_name_words
from cie_extract.pattern_files.sections import load_sections


def find(annotated: Annotated, patterns: Patterns) -> Iterator[Finding]:
    """One finding a qualification, in the order of the document."""
    sections = load_sections(patterns)
    form = find_form(annotated, patterns)
    words = load_name_words(patterns)
    items = listed_items(annotated, sections, "qualifications", form)
    items = tuple(item for item in items if item.how == "listed" or not is_title(item.text, words))
    items = items or listed_items(annotated, sections, "competencies", form)  # what else a person must be able to do
    for item in items or told_qualifications(annotated, patterns):
        yield finding_of("qualifications", item, annotated, sections)


EXAMPLES = (
    # misses
    "# Preferred qualifications\nNone specified.",
    "# Physical requirements\n- Able to lift 40 lb",
    "# Documents required\n1. A copy of the high school diploma",
    "# What we offer\n- Training and a uniform",
    "# Competencies\n- Works safely\n# Qualifications\n- <qualifications>GED</qualifications>",
    "# Qualifications\n- Knowledge, skills and abilities:\n- <qualifications>GED</qualifications>\n"
    "115 Market Street, Elm, MD 21629",
    "| Qualifications | see list below |\n# Qualifications\n- <qualifications>GED</qualifications>",
    "Qualifications: Please see the attached position description.\nQualifications: listed below",
    "Who may apply: This job is open to people with significant disabilities.\n# Skills\n"
    "- <qualifications>Can see the listed sizes below a shelf</qualifications>",
    # a list after the duties, under a heading that says nothing: of conditions, of more duties, in a paper with its own
    "# Duties\n- Sweeps the long halls.\n- Mops.\n# Out there\n- Rain, dust and noise\n- Health insurance\n- Vacation",
    "# Duties\n- Sweeps the long halls.\n# The yard\n- Rakes leaves.\n- Hauls brush.\n- No experience",
    "# Duties\n- Sweeps the long halls.\n# The rest\n- Background check\n- A steady hand\n"
    "# Skills\n- <qualifications>Able to count to fifty</qualifications>",
    "# Skills\n- <qualifications>Able to count to fifty</qualifications>\nApplication and Testing Information\n"
    "All work done before must be told of in the application.",
    "# Skills\n- <qualifications>Able to count to fifty</qualifications>\nClass Established 6/61",
    "# Skills\nClock Winder\n<qualifications>Ability to count to fifty.</qualifications>",
    # a long sentence that ends in numbered parts; what a list of choices asks
    "# Skills\n<qualifications>Completion of a school for winders and two years of paid work with clocks in one of "
    "these kinds: (1) tower; (2) mantel</qualifications>",
    "# Duties\n- Winds the clock.\n# Who may apply\n- <qualifications>Be at least 18.</qualifications>\n"
    "Additionally, applicants must satisfy ONE of the following conditions:\n"
    "- <qualifications>Hold a card of the guild.</qualifications>\n"
    "- <qualifications>Score 60 on the test of hours.</qualifications>",
    # a table of facts below the list
    "# Skills\n- <qualifications>Able to count to fifty</qualifications>\n"
    "- <qualifications>A head for heights</qualifications>\n| Tower | North Gate, 12 Quay Street |\n| Pay | $16.10 |",
    # labels of a table, whatever is answered; a sentence that numbers its end
    "# Skills\n- <qualifications>Able to count to fifty</qualifications>\nOther requirements:\n"
    "| Credit Check: | Not Required |\n| Pre-Offer Physical: | May be Required |\n| Bond: | Not Required |",
    "# Skills\n<qualifications>Besides two years of winding, those who apply must also show that they are skilled in "
    "1) tower clocks, 2) chimes, and 3) sundials.</qualifications>",
    "# Skills\n1) <qualifications>Tower clocks</qualifications>, 2) <qualifications>chimes</qualifications>",
    # hits
    "# Skills\n- <qualifications>Able to count to fifty</qualifications>\n"
    "- <qualifications>A head for heights</qualifications>\n| Papers | <qualifications>Valid driver's license"
    "</qualifications> |",
    "# Duties\n- Sweeps the long halls.\n- Mops.\n# At the door\n- <qualifications>Background check</qualifications>\n"
    "- <qualifications>A steady hand, an early bird</qualifications>",
    "# Duties\n- Sweeps.\n# Who gets along here\n- <qualifications>Somebody who does not mind wasps.</qualifications>\n"
    "- <qualifications>Plant names can be learned.</qualifications>",
    "# Tasks\n- Folds shirts\n# Competencies\n- <qualifications>Counts to fifty.</qualifications>\n"
    "- <qualifications>Follows a picture card.</qualifications>",
    "# QUALIFICATIONS\n- <qualifications>Able to lift 40 lb</qualifications>\n- <qualifications>GED</qualifications>",
    "# Duties\n- Sweeps.\n# Education\n<qualifications>High school diploma or equivalent.</qualifications>",
    "# Requirements\n1. <qualifications>A degree in accounting; and</qualifications>\n"
    "2. <qualifications>Two years as a clerk.</qualifications>\n  - Current wage $20.00 per hour.",
    "| What you need | • <qualifications>Steel toes</qualifications> // • <qualifications>Be 18</qualifications> |\n"
    "| Pay | $16.10 |",
)
