"""How sure a value is: a probability, of the rule's own score, the reading's certainty and the rivals.

For titles, employers and wages it is fitted (patterns/confidence, benchmarks/confidence.py) to what was right on
documents with answers. Of the other fields too few mistakes are known: there it is the rule's own score, as far as the
page could be read.
"""

from __future__ import annotations

import re

from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Text, Wage
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.confidence import load_confidence
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import phrase_finder
from cie_extract.stages.candidates import normal

#: What an outcome or a route rests on must be at least this sure.
THRESHOLD = 0.6
#: The fitted scale of titles and wages runs higher: below this lie the values with two signs of doubt.
FITTED_THRESHOLD = 0.75

#: A rule this sure of itself is not weak.
_SURE_RULE = 0.95
#: A rival whose score is not this far behind is near.
_NEAR = 0.1
#: Two figures of a wage that rises stand so many characters apart at most; what tells of the rise, so many behind them.
_BESIDE, _BEHIND = 160, 40
#: What joins a name to something else: "Janitor, Building 4", "Laundry Attendant – East Wing".
_JOINED = re.compile(r"[,–—|(;:\d]| - ")


def confidence(finding: Finding, found: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> float:
    """The probability, 0 to 1, that this value is right. `found` are all candidates of its field, itself among them;
    without them the rule's own score stands."""
    fitted = load_confidence(patterns)
    if found and finding.field in fitted.fields:
        return round(fitted.probability(finding.field, signs_of(finding, found, annotated, patterns)), 3)
    return round(max(0.0, min(1.0, finding.score * _certainty(finding, annotated))), 3)


def signs_of(
    finding: Finding, found: tuple[Finding, ...], annotated: Annotated, patterns: Patterns
) -> dict[str, float]:
    """The signs of doubt about a value: 0 for none, about 1 for one that shows, more for a strong one."""
    single = finding.field != "wages"
    others = [one for one in found if _differs(one, finding)]
    near = max((one.score for one in others), default=0.0)
    written = finding.value.value if isinstance(finding.value, Text) else ""
    return {
        "weak_rule": round(min(4.0, max(0.0, _SURE_RULE - finding.score) * 10), 3),
        "rival_near": float(single and near > finding.score - _NEAR),
        "joined": float(_JOINED.search(written) is not None),
        "ends_apart": float(
            _is_one_figure(finding) and any(_may_be_other_end(finding, one, annotated, patterns) for one in others)
        ),
        "dim": round((1 - _certainty(finding, annotated)) * 10, 3),
    }


def _is_one_figure(finding: Finding) -> bool:
    return isinstance(finding.value, Wage) and finding.value.low == finding.value.high


def _may_be_other_end(finding: Finding, other: Finding, annotated: Annotated, patterns: Patterns) -> bool:
    """Whether two wages are one figure each by one unit: perhaps the ends of one range, but where words tell one of
    them as what the other rises to."""
    both = isinstance(finding.value, Wage) and isinstance(other.value, Wage)
    if not both or not _is_one_figure(other) or finding.value.per != other.value.per:  # type: ignore[union-attr]
        return False
    first, last = sorted((finding.spans[0], other.spans[0]))
    if last[0] - first[1] > _BESIDE:
        return True
    between, behind = annotated.text[first[1] : last[0]], annotated.text[last[1] : last[1] + _BEHIND]
    told = " ".join((between.partition("\n")[0], between.rpartition("\n")[2], behind.partition("\n")[0]))
    words = load_pay(patterns).pay
    return phrase_finder(words.risen).search(told) is None or phrase_finder(words.up_to).search(told) is not None


def _certainty(finding: Finding, annotated: Annotated) -> float:
    return min(annotated.document.certainty(start, end) for start, end in finding.spans)


def _differs(one: Finding, other: Finding) -> bool:
    return one is not other and normal(one) != normal(other)
