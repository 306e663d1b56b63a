"""How sure a value is: a probability, of the rule's own score, the reading's certainty and the rivals."""

from __future__ import annotations

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns


def confidence(finding: Finding, rivals: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> float:
    """The probability, 0 to 1, that this value is right: low where the page was read with doubt or a rival is near."""
    certainty = min(annotated.document.certainty(start, end) for start, end in finding.spans)
    near = max((rival.score for rival in rivals if rival is not finding), default=0.0)
    doubt = 0.15 if finding.score - near < 0.05 and near > 0 else 0.0
    return round(max(0.0, min(1.0, finding.score * certainty - doubt)), 3)
