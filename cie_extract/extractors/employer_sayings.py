"""The ways in which sentences say who employs: "… is the employer of record", "… is an equal opportunity employer"."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A name as it stands in running text: capitals, joined by small words, a company form behind a comma.
_CAP = r"(?:[A-Z0-9][\w’'.\-]*|&|[A-Z]\.)"
_NAME = (
    rf"(?:{_CAP}(?:(?:\s+(?:of|the|for|and|de|la|at|in)){{0,2}}\s+{_CAP}){{0,9}}"
    r"(?:,?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP|PLLC|LP)\b\.?)?)"
)
#: Several names in a row, each with its acronym: an agency, its service, its office.
_NAMES = rf"{_NAME}(?:\s\([A-Z]{{2,6}}\))?(?:,\s+{_NAME}(?:\s\([A-Z]{{2,6}}\))?)*"
#: Where a sentence may begin, and what may stand between a name and its verb.
_OPEN = r"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=[Tt]he\s)|(?<=[Aa]s\s))"
_ASIDE = r"(?:\s*\([A-Z&]{2,8}\))?(?:,[^.;\n]{3,90},)?,?"


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which text says who employs: tried in blocks that hold one of the hints."""

    rule: str
    score: float
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    strict: bool = False  # the name must look like an organisation's by itself


def _way(rule: str, score: float, hints: str, pattern: str, *, strict: bool = False) -> Way:
    return Way(rule, score, tuple(hints.split("|")), re.compile(pattern), strict)


WAYS = (
    _way(
        "is the employer",
        0.93,
        "employer",
        rf"{_OPEN}(?P<name>{_NAME}){_ASIDE}\s+(?:is|serves as|will be|remains|acts as|would be)\s+(?:also\s+)?"
        r"(?:the\s+|your\s+|their\s+)?(?:legal\s+|sole\s+)?employer(?!\s+(?:and|that|who|offering))",
    ),
    _way(
        "your employer",
        0.93,
        "employer",
        rf"\b(?:[Yy]our|[Tt]he|[Tt]heir)\s+(?:legal\s+)?employer(?:\s+of\s+record)?\s+(?:is|will\s+be)\s+(?:the\s+)?"
        rf"(?P<name>{_NAME})",
    ),
    _way(
        "also the employer",
        0.9,
        "employer of record",
        rf"{_OPEN}(?P<name>{_NAME})\s[^.;\n]{{0,80}}?(?:is\s+)?(?:also\s+)?the\s+employer\s+of\s+record",
        strict=True,
    ),
    _way(
        "named as the employer",
        0.93,
        "employer of record|(employer",
        rf"(?:^|(?<=[\n\t])|(?<=[.!?;:]\s)|(?<=\bby\s)|(?<=[Tt]he\s))(?P<name>{_NAME})\s*(?:\(|,\s*|\s[–—-]\s)(?:the\s+|our\s+|your\s+|as\s+)?"
        r"(?:legal\s+)?(?:CRP\s+and\s+)?[Ee]mployer(?:\s+of\s+record\b|\))",
    ),
    _way(
        "paper of",
        0.76,
        " of ",
        rf"(?:^|(?<=[\n\t]))(?:An?|The|Our)?\s*(?:[Jj]ob|[Pp]osition|[Rr]ole)\s+(?:[Oo]utline|[Dd]escription|[Ss]heet|[Pp]rofile|[Pp]osting|[Aa]nnouncement)\s+"
        rf"(?:of|from|by)\s+(?:the\s+)?(?P<name>{_NAME})(?=\s*(?:$|[\n.,(]))",
    ),
    _way(
        "employed by",
        0.82,
        "employed|hired|paid|payroll",
        rf"\b(?:[Ee]mployed|[Hh]ired|[Pp]aid|payroll)\s+(?:directly\s+)?(?:by|of)\s+(?:the\s+)?(?P<name>{_NAME})",
        strict=True,
    ),
    _way(
        "employee of",
        0.78,
        "employee",
        rf"\b(?:W-2\s+)?employees?\s+of\s+(?:the\s+)?(?P<name>{_NAME})",
        strict=True,
    ),
    _way(
        "equal opportunity",
        0.78,
        "equal|eeo|eoe|affirmative",
        rf"{_OPEN}(?P<name>{_NAME}){_ASIDE}\s+(?:is|are|remains|as)\s+(?:proud\s+to\s+be\s+|committed\s+to\s+(?:being\s+)?)?"
        r"(?:an?\s+(?:(?:drug|smoke|tobacco|alcohol)[- ]free|veteran[- ]friendly|union|non-?profit)\s+"
        r"(?:workplace|employer|campus|shop|agency)\s*(?:,|and)\s+)?"
        r"(?:an?\s+)?(?:federal\s+|drug[- ]free\s+)?(?:[Ee]qual|EQUAL|EEO|EOE|[Aa]ffirmative|AA/)",
    ),
    _way(
        "non-discrimination",
        0.78,
        "discriminat|applicants|reasonable|complies|committed|equal",
        rf"{_OPEN}(?P<name>{_NAME}){_ASIDE}\s+(?:also\s+)?(?:does\s+not\s+(?:and\s+shall\s+not\s+)?(?:unlawfully\s+)?discriminate|"
        r"do\s+not\s+discriminate|will\s+not\s+(?:knowingly\s+)?discriminate|prohibits\s+discrimination|gives\s+equal|"
        r"follows\s+all\s+equal|considers\s+(?:all\s+)?applicants|provides\s+(?:equal|reasonable)|complies\s+with|"
        r"is\s+committed\s+to|(?:observes|promotes|supports|practices|maintains|upholds)\s+[^.\n]{0,40}?equal|(?:will|shall)\s+(?:make|provide)\s+reasonable)",
    ),
    _way(
        "hiring",
        0.72,
        "hiring|seek|looking|recruiting|opening|vacanc|invites|accepting|announces",
        rf"(?:{_OPEN}|(?<=[a-z],\s)|(?<=[a-z],\sthe\s))(?P<name>{_NAME}){_ASIDE}\s+(?:is\s+(?:currently\s+|now\s+)?(?:hiring|seeking|looking|recruiting|accepting)|"
        r"seeks|has\s+(?:an?\s+)?(?:immediate\s+)?(?:opening|vacanc)|invites\s+applications|announces)",
    ),
    _way(
        "a part of it hires",
        0.84,
        "open|seek|hiring|looking|needs|vacanc",
        rf"\b(?:[Dd]epartment|[Dd]ivision|[Oo]ffice|[Tt]eam|[Uu]nit|[Bb]ranch)\s+(?:at|of)\s+(?:the\s+)?(?P<name>{_NAME})\s+"
        r"(?:has\s+(?:an?\s+)?[^.\n]{0,50}?(?:opening|vacanc|open\b)|is\s+(?:seeking|hiring|looking|recruiting)|seeks\b|needs\b)",
    ),
    _way(
        "what we do",
        0.62,
        " our ",
        rf"(?:^|(?<=[\n\t]))(?:[Tt]he\s+)?(?P<name>{_CAP}(?:\s+(?:of|the|for|and|&|{_CAP}))+)\s+(?:is|has\s+been|was|has)\s[^.;\n]{{3,120}}?\bour\b",
    ),
    _way(
        "needed at",
        0.72,
        "needed|wanted|opening",
        rf"\b(?:needed|wanted|openings?)\s+(?:immediately\s+|now\s+)?(?:at|with|by)\s+(?:the\s+)?(?P<name>{_CAP}(?:(?:\s+(?:of|the|for|and|&))?\s+{_CAP}){{0,6}})",
        strict=True,
    ),
    _way(
        "asks for review",
        0.86,
        "review|determination",
        rf"{_OPEN}(?P<name>{_NAME}){_ASIDE}\s+(?:hereby\s+|respectfully\s+)?(?:asks?|requests?|seeks?|submits?|applies|is\s+(?:asking|requesting|seeking))\s+"
        r"(?:[\w\s]{0,40}?\s)?(?:for\s+)?(?:an?\s+|the\s+|your\s+|this\s+)?(?:CIE\s+|position\s+)?(?:reviews?|determination)\b",
    ),
    _way(
        "join",
        0.7,
        "join|work for|working for",
        rf"\b(?:[Jj]oin|[Ww]ork\s+for|[Ww]orking\s+for|[Jj]oining)\s+(?:the\s+)?(?P<name>{_NAME})"
        r"(?=\s+(?:and|as|team|in|today|to)\b|[.,!])",
    ),
    _way("about us", 0.6, "about", rf"(?:^|(?<=[\n\t]))[Aa]bout\s+(?:the\s+)?(?P<name>{_NAME})(?=\s*(?:$|\n|:))"),
    _way(
        "we are",
        0.6,
        "at |with ",
        rf"(?:^|(?<=[\n\t])|(?<=[.!?]\s))(?:[Aa]t|[Ww]ith)\s+(?P<name>{_NAME}),?\s+(?:we|our|you)\b",
        strict=True,
    ),
    _way(
        "we are, with its street",
        0.82,
        "we are |we’re |we're ",
        rf"(?:^|(?<=[\n\t])|(?<=[.!?:]\s))(?:[Ww]e|WE)(?:\s+are|[’']re)\s+(?:the\s+)?(?P<name>{_NAME}),\s+(?=\d{{1,6}}\s+[A-Z0-9])",
    ),
    _way(
        "we are, by name",
        0.68,
        "we are |we’re |we're ",
        rf"(?:^|(?<=[\n\t])|(?<=[.!?:]\s))(?:[Ww]e|WE)(?:\s+are|[’']re)\s+(?:the\s+)?(?P<name>{_NAME})(?=[.,;]|\s+(?:in|of|at|and)\s)",
        strict=True,
    ),
    _way(
        "answers of",
        0.86,
        "answers|responses|statement|attestation|declaration|certification|submission|request",
        rf"(?:^|(?<=[\n\t]))(?:(?:The|Our)\s+)?(?:[Aa]nswers|[Rr]esponses|[Ss]tatements?|[Aa]ttestation|[Dd]eclaration|[Cc]ertification|[Ss]ubmission|"
        rf"[Rr]equest)\s+(?:of|by|from)\s+(?:the\s+)?(?P<name>{_NAME})\s+(?=concerning|regarding|about|on\b|as\s+to|for\b|to\b|with)",
        strict=True,
    ),
    _way(
        "what it is",
        0.66,
        " is an | is a | are a ",
        rf"{_OPEN}(?P<name>{_NAME}){_ASIDE}\s+(?:is|are)\s+an?\s+[^.;\n]{{0,60}}?(?:company|nonprofit|non-profit|agency|provider|"
        r"cooperative|organization|hospital|business|grocery|bakery|restaurant|store|shop|market|farm|school|hotel|inn|clinic|museum|library|laundry|nursery|factory|plant|mill|brewery|cafe|café|diner|firm|employer|supermarket|manufacturer|community\s+rehabilitation|"
        r"university|college|chain|retailer|contractor)\b",
        strict=True,
    ),
    _way(
        "label with an aside",
        0.93,
        "employer of record,|employer,",
        rf"\bEmployer(?:\s+of\s+record)?,\s+[^:\n]{{3,60}}:\s*(?P<name>{_NAME})",
    ),
    _way(
        "a provider by its own word",
        0.8,
        "community rehabilitation|nonprofit|non-profit|service provider|staffing|family-owned|employee-owned",
        rf"{_OPEN}(?P<name>{_NAME}),\s+(?:an?|the|your|Maryland.s|Oregon.s|Wisconsin.s)\s+(?:[\w-]+\s+){{0,4}}"
        r"(?:community\s+rehabilitation|nonprofit|non-profit|service\s+provider|staffing|provider|cooperative|agency|firm)\b",
    ),
    _way(
        "a company that does",
        0.68,
        "inc|llc|corp|ltd|co.",
        rf"{_OPEN}(?P<name>{_CAP}(?:(?:\s+(?:of|the|for|and))?\s+{_CAP}){{0,7}},?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP)\b\.?)"
        r"(?:\s+\(the\s[^)]{2,40}\))?,?\s+(?!is\b|and\b|or\b|to\b|for\b|in\b|at\b|by\b|from\b|under\b|at\b)[a-z]{3,14}s\b",
    ),
    _way(
        "job with",
        0.66,
        "with ",
        rf"\b(?:job|position|role|opening|post|working|employment|employed)\s+with\s+(?:the\s+)?(?P<name>{_NAME})(?=\s+(?:at|in|on|for|to)\b|[.,;!])",
    ),
    _way(
        "located in",
        0.56,
        "located in|located within",
        rf"\blocated\s+(?:in|within)\s+(?:the\s+)?(?P<name>{_NAMES})",
        strict=True,
    ),
    _way(
        "a position with",
        0.56,
        "position|opportunity|role",
        rf"\b(?:position|opportunity|role|job)\s+(?:is\s+)?(?:within|with)\s+(?:the\s+)?(?P<name>{_NAMES})",
        strict=True,
    ),
)
