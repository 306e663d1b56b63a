"""Does every pattern file load?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cie_extract.checks.findings import Findings
from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.answer_words import load_answer_words
from cie_extract.pattern_files.cases import load_grouping, load_guides
from cie_extract.pattern_files.confidence import load_confidence
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.pattern_files.cues import load_cues
from cie_extract.pattern_files.dates import load_dates
from cie_extract.pattern_files.document_types import load_document_types
from cie_extract.pattern_files.field_sayings import load_employer_ways, load_title_ways
from cie_extract.pattern_files.field_words import (
    load_employer_words,
    load_prose_words,
    load_title_words,
    load_worksite_words,
)
from cie_extract.pattern_files.labels import load_labels
from cie_extract.pattern_files.learned import load_model, load_trust
from cie_extract.pattern_files.letters import load_letters
from cie_extract.pattern_files.names import load_name_words
from cie_extract.pattern_files.notes import load_hedges, load_taken_back
from cie_extract.pattern_files.others import load_others
from cie_extract.pattern_files.particulars import load_particulars
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.personal_data import load_personal_data
from cie_extract.pattern_files.places import load_places
from cie_extract.pattern_files.qualifiers import load_qualifiers
from cie_extract.pattern_files.sections import load_sections
from cie_extract.pattern_files.signers import load_signers
from cie_extract.pattern_files.statements import load_statements
from cie_extract.pattern_files.tables import load_provider_sites, load_wage_tables
from cie_extract.pattern_files.visits import load_visits
from cie_extract.pattern_files.writings import load_letter, load_resume

#: One line a part of patterns/.
LOADERS: tuple[Callable[[Patterns], Any], ...] = (
    load_cues,
    load_trust,
    load_model,
    load_qualifiers,
    load_sections,
    load_labels,
    load_name_words,
    load_employer_words,
    load_employer_ways,
    load_title_words,
    load_title_ways,
    load_worksite_words,
    load_prose_words,
    load_pay,
    load_contract,
    load_dates,
    load_document_types,
    load_personal_data,
    load_letter,
    load_resume,
    load_statements,
    load_taken_back,
    load_hedges,
    load_answer_words,
    load_signers,
    load_others,
    load_particulars,
    load_criteria,
    load_guides,
    load_grouping,
    load_wage_tables,
    load_provider_sites,
    load_confidence,
    load_letters,
    load_visits,
    lambda patterns: load_places(patterns).at_zip("00000"),
)


def check(patterns: Patterns) -> Findings:
    """Load every part; the error of each that does not, with its file, line and entry."""
    wrong = []
    for load in LOADERS:
        try:
            load(patterns)
        except PatternFileError as error:
            wrong.append(str(error))
    return Findings("files that load", len(LOADERS), tuple(wrong))
