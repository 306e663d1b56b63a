"""How the desk says things: outcomes, sources, certainty, values, and what is open. Plain words, one place for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cie_extract.stages.attested import attested_words
from cie_extract.stages.confidence import THRESHOLD
from cie_extract.stages.wording import UNITS

Fact = Mapping[str, Any]

FIELDS = {
    "job_title": "Job title",
    "employer": "Employer",
    "worksite": "Worksite",
    "other_worksites": "Other worksites",
    "wages": "Wage",
    "fringe": "Fringe",
    "hours_per_week": "Hours per week",
    "contract": "Contract",
    "signature": "Signature",
    "position_dates": "Dates",
    "duties": "Duties",
    "qualifications": "Qualifications",
}
OUTCOMES = {
    "met": "papers support",
    "not_met": "papers contradict",
    "conflicting": "answer and papers disagree",
    "insufficient": "papers do not say",
    "not_applicable": "does not apply",
}
EMPLOYER_SAYS_NO = "the employer says it is not so"
PAPERS_DISAGREE = "papers disagree with each other"
ABSENT = {
    "not_stated": "Not stated in the papers.",
    "not_understood": "The place for it was found; what it says was not understood.",
    "not_read": "Could not be read: a page or part that may hold it was not readable.",
}
KINDS = {
    "position_description": "position description",
    "review_request": "review request",
    "packet": "review request and position description",
    "other": "neither a position description nor a review request",
}
ROLES = {
    "request": "Review request",
    "description": "Position description",
    "packet": "Request and description",
    "attachment": "Attachment",
    "other": "Other paper",
    "replaced": "Replaced paper",
}
DATES = {
    "start": "Start",
    "end": "End",
    "revised": "Revised",
    "posted": "Posted",
    "closing": "Closing",
    "signed": "Signed",
}
SOURCES = {
    "papers": "from the papers",
    "call": "from a call",
    "visit": "from a site visit",
    "letter": "from a letter",
    "email": "from an e-mail",
}
ELSEWHERE = "from elsewhere"
WAYS = {"call": "Call", "email": "E-mail", "letter": "Letter", "meeting": "Meeting", "video": "Video call"}
LETTERS = {
    "acknowledgement": "Acknowledgement",
    "request": "Request for missing information",
    "determination": "Determination letter",
}
STATES = {
    "settle": "To settle",
    "ready": "Ready to decide",
    "employer": "Waiting for the employer",
    "postponed": "Postponed",
    "supervisor": "With the supervisor",
    "second": "Waiting for a second signature",
    "decided": "Decided",
    "merged": "Part of another case",
}
DECISIONS = {
    "meets": "Meets",
    "does_not_meet": "Does not meet",
    "withdrawn": "Withdrawn by the employer",
    "unanswered": "Closed unanswered",
}
SETS = {
    "md-dors": "Maryland DORS",
    "fed": "Federal",
    "wi-dvr": "Wisconsin DVR",
    "wi-joint": "Wisconsin joint",
    "or-vr": "Oregon VR",
}
CRITERIA = {
    "fed.time": "Federal: working time",
    "fed.wage.floor": "Federal: minimum wage",
    "fed.wage.customary": "Federal: customary wage",
    "fed.wage.selfemp": "Federal: self-employment income",
    "fed.benefits": "Federal: benefits",
    "fed.loc.community": "Federal: community location",
    "fed.loc.interact": "Federal: interaction",
    "fed.advance": "Federal: advancement",
    "fed.f1": "Federal: funding of the position",
    "fed.f2": "Federal: subminimum wages",
    "fed.f3": "Federal: labor ratio",
    "fed.workunit": "Federal: work unit",
    "fed.group": "Federal: group setting",
}
WHY = {
    "insufficient": "the papers do not say enough",
    "not_met": "the papers contradict",
    "conflicting": "answer and papers disagree",
    "missing": "missing",
    "expired": "the contract has ended",
    "unsigned": "not signed",
    "unanswered": "no clear answer",
    "low_confidence": "read with doubt",
    "not_read": "a part could not be read",
    "several_positions": "more than one position",
    "several_sites": "more than one worksite",
    "option_unproved": "nothing shows that the option was exercised",
    "personal_data": "may hold a participant's personal data",
    "not_a_position": "no position description or review request",
    "language": "not in English",
    "error": "reading it again failed",
    "disagree": "the papers disagree",
    "proposal": "another case may be the same position",
    "scope": "it cannot be told whether a review is needed",
}
#: What a case needs before it can be reviewed, by code.
READINESS = {
    "request": "Review request",
    "position": "Position",
    "description": "Position description",
    "essential_functions": "Essential functions",
    "answers": "Seven answers",
    "explanations": "Explanation of a False",
    "promotion": "Promotion opportunities",
    "contract_end": "Contract end",
    "period_in_force": "Contract period in force",
    "hours": "Hours",
    "wage": "Wage",
}
#: The codes that make a task come first, then second; the rest are gaps.
CONTRADICTIONS = frozenset({"conflicting", "not_met", "disagree"})
EXPIRING = frozenset({"expired", "option_unproved"})


def field_label(field: str) -> str:
    """The name of a field or of what a reason is about: "Wage", "Answer to statement 3", "Statement 3"."""
    name, _, key = field.partition(".")
    if name == "statements" and key:
        return f"Answer to statement {key}"
    if name == "contract" and key:
        return f"Contract {key}"
    if name == "criteria":
        return criterion_label(key)
    if field in READINESS:
        return READINESS[field]
    if name in FIELDS:
        return FIELDS[name]
    if name == "document":
        return "The document"
    if name == "statements":
        return "Answers"
    return criterion_label(field)


def criterion_label(criterion: str) -> str:
    """ "Statement 3" for Maryland's, else the set and the rest: "Federal: wage floor"."""
    name, _, rest = criterion.partition(".")
    if name == "md-dors" and rest.isdigit():
        return f"Statement {rest}"
    if criterion in CRITERIA:
        return CRITERIA[criterion]
    return f"{SETS.get(name, name)}: {rest.replace('.', ' ')}" if rest else name


def outcome_words(outcome: str, basis: str | None, why: str, *, answered: bool = True) -> str:
    """What the papers and the employer's answer come to. `why` is the outcome's own sentence."""
    if outcome == "met" and basis == "attested":
        return attested_words(why)
    if outcome == "not_met" and basis == "attested":
        return EMPLOYER_SAYS_NO
    if outcome == "conflicting" and not answered:
        return PAPERS_DISAGREE
    return OUTCOMES[outcome]


def why_words(code: str, about: str) -> str:
    """One reason in the queue: "Wage: missing", "Statement 3: the papers do not say enough"."""
    words = WHY.get(code, code.replace("_", " "))
    if (code, about) == ("missing", "request"):
        return "No review request yet"
    if (code, about) == ("missing", "period_in_force"):
        return "No contract period is in force"
    if code in ("scope", "proposal"):
        return words[:1].upper() + words[1:]
    return words[:1].upper() + words[1:] if about in ("", "document") else f"{field_label(about)}: {words}"


def certainty_words(confidence: float) -> str:
    """A probability in words."""
    if confidence >= 0.95:
        return "Read with certainty"
    if confidence >= 0.85:
        return "Read, quite sure"
    if confidence >= THRESHOLD:
        return "Read, fairly sure: look at it"
    return "Read with doubt: check it"


def value_words(field: str, fact: Fact | None) -> str:
    """A value as a person says it."""
    if fact is None:
        return "Not stated"
    name = field.partition(".")[0]
    match name:
        case "wages":
            return _range(fact.get("low"), fact.get("high"), fact.get("per") or "hour")
        case "fringe":
            return f"{money(fact['amount'])} {UNITS[fact['per']]}"
        case "hours_per_week":
            low, high = plain(fact["low"]), plain(fact["high"])
            return f"{low} hours a week" if low == high else f"{low} to {high} hours a week"
        case "worksite" | "other_worksites":
            county = fact.get("county")
            parts = [fact.get("city"), f"{county} County" if county and "city" not in county.lower() else county]
            last = " ".join(part for part in (fact.get("state"), fact.get("zip")) if part)
            return ", ".join(part for part in (*parts, last) if part) or "Not stated"
        case "contract":
            return _contract(fact)
        case "position_dates":
            return f"{DATES.get(fact['what'], fact['what'])}: {day(fact['date'])}"
        case "statements":
            return _answer(fact)
        case "signature":
            return _signature(fact)
        case "duties" | "qualifications":
            percent = fact.get("percent")
            return f"{fact['text']} ({plain(percent)} percent)" if percent is not None else str(fact["text"])
    return str(fact.get("value", ""))


def computed_words(field: str, fact: Fact | None) -> str:
    """What was computed from a value, and how; "" where nothing was."""
    if field != "wages" or fact is None or fact.get("per") == "hour" or fact.get("hourly_low") is None:
        return ""
    counted = _range(fact["hourly_low"], fact.get("hourly_high"), "hour")
    how = "; ".join(fact.get("assumptions", ()))
    return f"Computed: {counted} ({how})" if how else f"Computed: {counted}"


def is_mark(quote: str) -> bool:
    """Whether what something rests on is a cross or a tick, and no words."""
    return not any(letter.isalnum() for letter in quote) or quote.strip("[]() ").lower() in ("x", "v")


def money(amount: Any) -> str:
    """ "$17.65", "$36,000"."""
    number = Decimal(str(amount))
    return f"${number:,.0f}" if number == number.to_integral_value() and number >= 1000 else f"${number:,.2f}"


def plain(number: Any) -> str:
    """A number without needless zeros."""
    value = Decimal(str(number))
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def day(value: date | str | None) -> str:
    """ "30 Sep 2027"."""
    if not value:
        return ""
    when = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{when.day} {when:%b %Y}"


def _range(low: Any, high: Any, per: str) -> str:
    unit = UNITS[per]
    if low is None:
        return f"up to {money(high)} {unit}"
    if high is None or Decimal(str(high)) == Decimal(str(low)):
        return f"{money(low)} {unit}"
    return f"{money(low)} to {money(high)} {unit}"


def _contract(fact: Fact) -> str:
    parts = [fact.get("program") or "Contract"]
    if fact.get("number"):
        parts.append(f"no. {fact['number']}")
    if fact.get("start"):
        parts.append(f"from {day(fact['start'])}")
    parts.append(f"until {day(fact['end'])}" if fact.get("end") else "end not stated")
    return ", ".join(parts)


def _answer(fact: Fact) -> str:
    said = {True: "True", False: "False", None: "No clear answer"}[fact.get("answer")]
    return f"{said}. {fact['explanation']}" if fact.get("explanation") else said


def _signature(fact: Fact) -> str:
    if not fact.get("signed"):
        return "Not signed"
    parts = [part for part in (fact.get("name"), fact.get("title"), day(fact.get("date"))) if part]
    return f"Signed: {', '.join(parts)}" if parts else "Signed"
