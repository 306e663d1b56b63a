"""The job title: beside a label, in a heading, or as the text calls the job holder. All candidates are kept, ranked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cie_extract.extractors.compound_prompts import answers_together
from cie_extract.extractors.labelled import Labelled, labelled_values
from cie_extract.extractors.naming import folded, organization_likeness, pieces, title_likeness, trimmed
from cie_extract.extractors.subject_lines import subject_of
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import FLOW, Block, BlockKind
from cie_extract.model.finding import Finding, Span, Text
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.labels import load_labels
from cie_extract.pattern_files.names import NameWords, load_name_words

_FIRST_BLOCKS = 14
_LONGEST = 110
_LONG_VALUE = 36
_MOST_WORDS = 6
_SMALL_IN_TITLE = frozenset(("of", "and", "the", "for", "&", "in", "to", "-", "–"))
#: What an explicit "Position Title:" is worth at least: more than a heading that says it otherwise.
_SURE_LABEL = 0.97
_NO_JOB_LIST = (
    "full time|part time|full-time|part-time|temporary|permanent|regular|seasonal|new|vacant|existing|open|filled|yes|"
    "no|none|exempt|non-exempt|same|classified|union|various|multiple"
)
_NO_JOB = frozenset(_NO_JOB_LIST.split("|"))
#: What may hang on a title behind a label or in a heading, and is none of it.
_CUT = re.compile(
    r"\s+at\s+(?=(?:the\s+)?[A-Z0-9])|,?\s+(?:for\s+)?\$\s?\d|\s+in\s+(?=[A-Z][\w.’']+(?:\s[A-Z][\w.’']+)?,\s+[A-Z][A-Za-z]+)|"
    r"\s+(?:hourly\s+|current\s+)?(?:wage|rate|pay|salary|grade|code)\b\s*(?:\(\$\)\s*)?[:$\d]|\s+\|\s|\t|\n|\s[–—-]\s(?=(?:class|job|position)?\s*(?:code|no|number|#))|[.;]\s|\s*\((?=(?:class|job|code|no|#|\d|revised|rev|sca|soc|"
    r"full|part|temporary|multiple|shared|job[\s-]shar|seasonal|evening|weekend|night|day\s+shift|on[\s-]call|bilingual|several|one|two|three|four|five|"
    r"hourly|permanent|regular|volunteer|non-?exempt|exempt|substitute|\d+ (?:position|opening|vacanc|hour|hr))[^)]*\))|,\s+(?:up\s+to\s+)?\d+(?:\.\d+)?(?:\s*(?:to|-|–)\s*\d+)?\s*(?:hours?|hrs?)\b|,?\s+(?:class|job|position|sca|soc)\s+(?:code|no\.?|number|#)|\s*#\s?\d|"  # noqa: E501
    r",\s+(?:code|req|job)\s*#?\s*\d|\s+(?:in|at)\s+(?:the\s+)?(?=[A-Z][\w’']+\s+(?:Department|Division|Office|County|City))",
    re.IGNORECASE,
)
_PAPER_BEFORE = re.compile(
    r"(?:(?:cie\s+)?review\s+request|position\s+description|job\s+description|job\s+(?:posting|announcement|bulletin|outline|sheet|profile|card)|"
    r"class\s+specification|performance\s+profile|position\s+(?:profile|announcement)|now\s+hiring|help\s+wanted|wanted|"
    r"[\w’'&.,\s-]{3,60}?\s(?:is\s+|are\s+)?(?:now\s+)?(?:hiring|seeking)(?=\s*[:–—-])|"
    r"vacancy(?:\s+announcement)?|recruitment|employment\s+opportunity|job\s+opportunity|duty\s+statement|request\s+for\s+(?:cie\s+)?review)"
    r"(?:\s+(?:no\.?\s*|number\s+|\#\s*)?\d[\w./-]*(?=\s*[:–—|]))?"
    r"\s*(?:[:–—|-]|\bfor\s+(?:the\s+)?(?:position\s+of\s+)?|\bof\b)\s*",
    re.IGNORECASE,
)
_SLOGAN_OR_PAPER = re.compile(rf"{_PAPER_BEFORE.pattern}|:\s*$", re.IGNORECASE)
_PAPER_AFTER = re.compile(
    r"\s+(?:wanted|needed)\b[^\n]*$|\s*[:–—|,-]?\s*\(?(?:position|job)\s+(?:description|announcement|posting|profile)\)?\s*$|\s*[–—-]\s*class\s+specification\s*$",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"\b(?:seeks|seeking|hiring(?:\s+for)?|looking\s+for|recruiting(?:\s+for)?|need(?:s|ed)?|opening\s+for|vacancy\s+for|(?:the\s+)?(?:position|job|role|post|"
    r"class|title|duties|work)\s+of|[Jj]oin\s+(?:(?:St|Mt|Ft|Inc|Co|Corp|Ltd)\.|[^.;:\n]){3,90}?\s+as|search\s+for|applications\s+for(?:\s+the\s+position\s+of)?|serves?\s+as|works?\s+as|employed\s+as|as)\s+"
    r"(?:an?|the|our\s+next|its\s+next|one|two|several|full-time|part-time|\s)*\s*"
)
#: "for the Lobby Attendant job", "our Night Porter opening"
_NAMED_JOB = re.compile(
    r"\b(?:[Ff]or|[Aa]bout|[Oo]f|[Rr]egarding|[Rr]e:)\s+(?:the|our|a|an)\s+(?P<title>[A-Z][\w’'&/-]*(?:\s+(?:and|of|&|[A-Z][\w’'&/-]*)){0,5})"
    r"\s+(?:job|position|opening|role|post)\b"
)
#: A call to join over or before the title: "Come grow with us: Greenhouse Helper".
_SLOGAN = re.compile(
    r"(?:come|join|grow|work|we|now|help|be|start|apply|looking|wanted|today|open|your|our|make|get)\b[^:]{2,60}:\s+(?=[A-Z])",
    re.IGNORECASE,
)
#: How much of the time, behind a title: "Custodian I - FT", "Stocker, Part Time".
_TIME_TAIL = re.compile(
    r"(?:\s*[–—,(|/-]\s*|\s+)(?:FT|PT|F/T|P/T|PRN|(?i:full[\s-]?time|part[\s-]?time|per[\s-]diem|regular\s+(?:full|part)[\s-]time))\b[^\n]*$"
)
#: The number of a class behind its title: "FOOD SERVICE WORKER 8101".
_NUMBER_TAIL = re.compile(r"\s+\d{4,6}$")
_GREETING = re.compile(r"(?:dear|hello|hi|greetings|attention|attn|to\s+whom)\b", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"\W*(?:(?:very\s+)?sincerely|(?:best|kind|warm)?\s*regards|respectfully|(?:yours|very)\s+truly|yours|cordially|thank\s+you|thanks|with\s+thanks)\b[^.]{0,30}$",
    re.IGNORECASE,
)
#: "looking for a morning helper in the bakery": a title in small letters, in the words of a small employer
_SMALL_TITLE = re.compile(
    r"(?:\b(?:looking\s+for|hir(?:ing|e)|in\s+need\s+of|need|seeking|searching\s+for|tak(?:e|ing)\s+on|(?:opening|position|job|place|spot|room|vacancy)\s+(?:for|as)|"
    r"bring(?:ing)?\s+on|add(?:ing)?|employ(?:ing)?|engag(?:e|ing))\s+(?:an?|another|one)\s+(?:new\s+|second\s+|part-time\s+|full-time\s+)?|"
    r"\b(?:job|position|work|post|duties)\s+of\s+(?:an?\s+|the\s+|our\s+)?)"
    r"(?P<title>[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3}?)(?=\s+(?:in|at|to|for|who|on|with|that)\b|[.,;:!])"
)
#: "The job is called Bicycle Assembler", "we call it the Night Porter"
_CALLED = re.compile(
    r"(?:\b[Tt]he|\b[Tt]his|\b[Oo]ur)\s+(?:job|position|role|post|work|opening)(?:[’']s)?(?:\s+(?:title|name))?\s+is\s+(?:called|titled|named|known\s+as|"
    r"that\s+of|listed\s+as)\s+(?:(?:an?|the|our)\s+)?[\"“]?|\b(?:[Ww]e|[Tt]hey)\s+call\s+(?:it|this|the\s+(?:job|position|role|person)|whoever\s+does\s+it)"
    r"\s+(?:(?:an?|the|our)\s+)?[\"“]?|\b(?:[Tt]he|[Ii]ts|[Yy]our)\s+(?:job\s+)?title\s+(?:is|will\s+be)\s+(?:(?:an?|the)\s+)?[\"“]?"
)
_WE_NEED = re.compile(r"\b(?:we|we['’]re|now|also|us)\s+(?:now\s+|also\s+)?$", re.IGNORECASE)
_WANTED = re.compile(
    r"(?:^|[.!?]\s+)(?:An?|One|Two|Three|Several|Experienced|New)\s+(?P<title>[A-Z][\w’'&/-]*(?:\s+(?:and|of|&|[A-Z][\w’'&/-]*)){0,5}?)\s+(?:is|are)\s+"
    r"(?:now\s+)?(?:wanted|needed|sought|required)\b",
    re.MULTILINE,
)
_RUN = re.compile(r"[A-Z][\w’'&/-]*(?:[ ,]+(?:of|and|the|for|&|[A-Z0-9][\w’'&/-]*))*")
_HOLDER = re.compile(
    r"(?:^|[.!?]\s+)(?:The|An?|As an?|Our|Each)\s+(?P<title>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,5})(?=\s+[a-z]|,)"
)
_SAYS_WHO = re.compile(r"(?:receives?|reports?|exercises?|works?|supervised|under|working)\b", re.IGNORECASE)
_NOT_A_TITLE = re.compile(
    r"\b(?:supervis(?:or|ed|es)|report(?:s|ing)?|directed?|under the|manager|coordinat)\w*\s+(?:by|to|of|is|the)?\s*(?:the|an?)?\s*$",  # noqa: E501
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(r"[A-Z][\w’'/&]*(?:\s[\w’'/&()]+){0,4}:\s")
_SIGNING = re.compile(r"\b(?:signature|signed|printed name|print name|certify|certified)", re.IGNORECASE)
_ADDRESS_TAIL = re.compile(r",\s(?=[^,\n]{3,60},\s[^\n]{0,40}\b[A-Z]{2}\b(?:\s+\d{5})?$)")
_PLACE_DASH = re.compile(
    r"\s[–—-]\s(?:[^,\n]{2,50},\s+){1,2}(?:[A-Z]{2}|Maryland|Virginia|Oregon|Wisconsin|Minnesota|Pennsylvania|Delaware|Washington|D\.C\.|[A-Z][a-z]+\s(?:York|Jersey|Carolina|Dakota|Virginia|Mexico|Hampshire))\s*$"
)
#: What names a part of a larger paper and no job.
_PART_OF_PAPER = re.compile(
    r"\b(?:handbook|manual|(?:section|chapter|appendix|attachment|exhibit|schedule|page)\s+(?:\d|[A-Z]\b))", re.I
)
#: The number of a section before a title: "7.12 Certified Peer Specialist".
_SECTION_NUMBER = re.compile(r"(?:§\s?)?\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z])")
_HANGING = re.compile(r"\s+(?:and|or|of|for|the|a|an|in|at|with)\s*$", re.IGNORECASE)
_PLACE_TAIL = re.compile(
    r"\s[–—-]\s.*(?:\d{2,}|store|branch|site|campus|shift\b.*\d|street|road|avenue|\b[A-Z]{2}\b\s*\d{5})", re.IGNORECASE
)


#: Where the job is, hung on its title: "Janitor, Building Cluster 4", "Laundry Attendant – Boardwalk Property".
_HOUSE = (
    r"(?:building|bldg\.?|cluster|campus|terminal|tower|annex|wing|floor|hangar|pier|plaza|complex|mall|property|location|site|gate|dock|"
    r"pavilion|barracks|zone|region|route|area|quad|hall|unit|post|area\s+office|branch|store|depot|base|shop|lot|house|room)"
)
_SITE_TAIL = re.compile(
    rf"(?:,\s+|\s[–—-]\s|\s[/@]\s)(?:(?:(?:the|our|at|in)\s+)?(?:[A-Z0-9][\w’'.&-]*\s+){{0,3}}{_HOUSE}\s*(?:cluster\s*)?#?(?:\d{{1,4}}|[A-Z])(?:\s*(?:and|&|-|–)\s*\d+)?|"
    rf"(?!(?:Middle|Elementary|High|Secondary|Primary)\b)(?:[A-Z0-9][\w’'.&-]*\s+){{1,3}}(?:building|campus|terminal|tower|annex|wing|property|location|site|pavilion|complex|plaza|mall|library\s+caf[eé]|caf[eé]|school|library|hospital|airport|courthouse|center|centre|"
    r"clinic|market|hotel|inn|resort|park|stadium|arena|depot|commissary)|"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|ground|main|lower|upper)\s+floor(?:\s+[A-Z]?[a-z]+)?)\s*$",
    re.IGNORECASE,
)


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Candidates of `job_title`, each with the rule that saw it."""
    return annotated.view(_find, patterns)


def _find(annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    words = load_name_words(patterns)
    found = [*_labelled(annotated, patterns, words), *_headings(annotated, words), *_told(annotated, words)]
    found += [*_in_subjects(annotated, words), *_asked_together(annotated, patterns, words)]
    return tuple(_supported(annotated, found))


def _finding(annotated: Annotated, span: Span, rule: str, score: float) -> Finding:
    said = folded(annotated.text[span[0] : span[1]])
    return Finding("job_title", Text(said), (span,), f"job_title/{rule}", score=round(score, 3))


def _labelled(annotated: Annotated, patterns: Patterns, words: NameWords) -> Iterator[Finding]:
    labels = re.compile(rf"\s(?:{load_labels(patterns).expression})(?=\s+[A-Z0-9$])", re.IGNORECASE)
    for value in labelled_values(annotated, patterns, "job_title"):
        if _is_signers(annotated, value):
            continue
        span = _cut(annotated.text, *value.value)
        span = _up_to_label(annotated.text, span, labels, words)
        said = annotated.text[span[0] : span[1]]
        if not said or len(said) > _LONGEST or not said[0].isalnum() or len(said.split()) > 14:
            continue
        likeness = title_likeness(said, words)
        named_title = "title" in annotated.text[value.where[0] : value.where[1]].lower()
        sure = value.label.score >= 0.95 or (named_title and value.label.score >= 0.9 and value.how != "below")
        like_a_house = organization_likeness(said, words) >= 0.7 and likeness < 0.8
        if like_a_house and not (value.label.score >= 0.9 and value.how != "below"):
            continue
        likely = value.how != "below" and _named_as_jobs_are(said)
        doubtful = likeness < 0.5 and not likely and not sure
        if doubtful and (value.how == "below" or said.split()[0].islower() or len(said.split()) > 8 or likeness == 0):
            continue
        score = value.label.score - (0.0 if likeness >= 0.8 else 0.12 if sure else 0.25)
        if sure and named_title and likely:
            score = max(score, _SURE_LABEL)
        yield _finding(annotated, span, f"label {value.how}", score)


def _in_subjects(annotated: Annotated, words: NameWords) -> Iterator[Finding]:
    """The title that a subject begins with: "Re: Greenhouse Aide, Orchard Gate Garden Center, 1120 Jefferson Pike"."""
    text = annotated.text
    for block in annotated.document.blocks:
        start = subject_of(text, block)
        if start is None:
            continue
        if paper := _PAPER_BEFORE.match(text, start, block.end):
            start = paper.end()
        first = re.compile(r"[,;(\t]|\s[–—-]\s|\.\s|\s+at\s").search(text, start, block.end)
        for end in dict.fromkeys((first.start() if first else block.end, block.end)):
            span = _cut(text, start, end)
            said = text[span[0] : span[1]]
            if title_likeness(said, words) == 1.0 and len(said.split()) <= _MOST_WORDS:
                yield _finding(annotated, span, "subject", 0.74)
                break


def _asked_together(annotated: Annotated, patterns: Patterns, words: NameWords) -> Iterator[Finding]:
    """The piece of an answer to several questions at once that is a job's name."""
    for span in answers_together(annotated, patterns):
        cut = _cut(annotated.text, *span)
        if title_likeness(annotated.text[cut[0] : cut[1]], words) == 1.0:
            yield _finding(annotated, cut, "asked together", 0.9)
            return


def _named_as_jobs_are(said: str) -> bool:
    """Whether a value behind a label is a few words with capitals, as a job's name is, though nobody knows the job."""
    tokens = said.split()
    return (
        len(tokens) <= _MOST_WORDS
        and not re.search(r"[\d:.?!@$☐☒_;]", said)
        and all(
            token[0].isupper() or token in ("of", "and", "the", "for", "&", "in", "to", "-", "–") for token in tokens
        )
        and said.lower() not in _NO_JOB
    )


def _up_to_label(text: str, span: Span, labels: re.Pattern[str], words: NameWords) -> Span:
    """A long value without the next labels of its line: "Greenhouse Helper Weekly hours 25 Union None"."""
    if span[1] - span[0] < _LONG_VALUE:
        return span
    for label in labels.finditer(text, *span):
        if text[label.start() + 1].isupper() and title_likeness(text[span[0] : label.start()], words) == 1:
            return trimmed(text, span[0], label.start())
    return span


def _is_signers(annotated: Annotated, value: Labelled) -> bool:
    """Whether "Title" is the signer's: it stands in a signature's place."""
    label = annotated.text[value.where[0] : value.where[1]].strip(" :").lower()
    if label not in ("title", "position", "job title", "position title", "role"):
        return False
    blocks = annotated.document.blocks
    at = next((one.index for one in blocks if one.start <= value.where[0] < one.end), value.block.index)
    near = blocks[max(0, at - 3) : at + 1]
    headings = [
        one.index
        for one in near
        if one.index < at and one.kind is BlockKind.HEADING and not _SIGNING.search(annotated.document.text_of(one))
    ]
    near = tuple(one for one in near if not headings or one.index > headings[-1])  # another paper begins there
    before = " ".join(annotated.text[one.start : min(one.end, value.where[0])] for one in near)
    return bool(_SIGNING.search(before[-260:]))


def _cut(text: str, start: int, end: int) -> Span:
    """The title at the start of a labelled value."""
    start, end = trimmed(text, start, end)
    if cut := _CUT.search(text, start + 1, end):
        end = cut.start()
    if place := _PLACE_TAIL.search(text, start, end):
        end = place.start()
    if address := _ADDRESS_TAIL.search(text, start, end):
        end = address.start()
    if site := _SITE_TAIL.search(text, start + 3, end):
        end = site.start()
    if (place := _PLACE_DASH.search(text, start + 3, end)) is not None:
        end = place.start()
    if hanging := _HANGING.search(text, start, end):
        end = hanging.start()
    for tail in (_TIME_TAIL, _NUMBER_TAIL):
        if met := tail.search(text, start + 3, end):
            end = met.start()
    return trimmed(text, start, end)


def _headings(annotated: Annotated, words: NameWords) -> Iterator[Finding]:
    """Lines at the top, and headings further down, that look like a title."""
    text, blocks = annotated.text, annotated.document.blocks
    flow = [block for block in blocks if block.kind in FLOW]
    opened = {
        section.heading for section in annotated.sections if section.name not in ("", "identification", "summary")
    }
    largest = max((block.size for block in flow[:60]), default=0.0)
    for place, block in enumerate(flow):
        top = place < _FIRST_BLOCKS
        if not top and block.kind is not BlockKind.HEADING and not block.bold:
            continue
        if block.kind is BlockKind.LIST_ITEM or block.end - block.body > 170:
            continue
        if _GREETING.match(text, block.body, block.end) or _signs_off(text, flow[max(0, place - 3) : place]):
            continue
        for span in _title_spans(text, block, words):
            said = text[span[0] : span[1]]
            likeness = title_likeness(said, words)
            if _OTHER_LABEL.match(said) or _SAYS_WHO.match(said) or _PART_OF_PAPER.search(said):
                continue
            if likeness < 0.5 and place < 5 and _is_prominent(annotated, block, said, words):
                yield _finding(annotated, span, "prominent", 0.62 - 0.02 * place)
            if block.index in opened and likeness < 0.8:
                continue
            if likeness < 0.5 or len(said) > _LONGEST or organization_likeness(said, words) >= 0.9:
                continue
            score = 0.42 + 0.2 * likeness
            score += 0.12 * (block.kind is BlockKind.HEADING or block.bold or block.caps)
            score += 0.1 * (largest > 0 and block.size >= largest * 0.95 and largest > 11.5)
            score += 0.08 * (place < 4) - 0.2 * (not top) - 0.15 * (block.cell is not None)
            score -= 0.2 * (likeness < 0.85 and organization_likeness(said, words) >= 0.7)
            if _NOT_A_TITLE.search(text[max(0, span[0] - 40) : span[0]]) or ":" in text[block.body : span[0]]:  # noqa: SIM102
                if not (_PAPER_BEFORE if place else _SLOGAN_OR_PAPER).search(text, block.body, span[0]):
                    score -= 0.3
            yield _finding(annotated, span, "heading" if top else "later heading", min(0.9, score))


def _signs_off(text: str, before: list[Block]) -> bool:
    """Whether a letter ends shortly before: what follows is the writer's name and title."""
    return any(_SIGN_OFF.match(text, block.body, block.end) for block in before if block.end - block.body < 40)


def _is_prominent(annotated: Annotated, block: Block, said: str, words: NameWords) -> bool:
    """Whether a line at the top stands out like a title though its words are no known job's."""
    plain = " ".join(re.findall(r"[a-z]+", said.lower()))
    stands_out = block.kind is BlockKind.HEADING or block.bold or block.caps
    named = any(section.heading == block.index and section.name for section in annotated.sections)
    return (
        stands_out
        and block.cell is None
        and not named
        and 1 <= len(said.split()) <= 6
        and said[:1].isupper()
        and not re.search(r"[\d:.?!@$|]", said)
        and plain not in words.papers
        and not any(
            paper in plain
            for paper in (
                "description",
                "request",
                "specification",
                "announcement",
                "statement",
                "handbook",
                "manual",
                "questionnaire",
                "attestation",
                "declaration",
                "sheet",
                "form",
                "answers",
                "questions",
                "response",
                "submission",
                "enclosure",
                "certification",
                "survey",
            )
        )
        and organization_likeness(said, words) < 0.6
        and not _OTHER_LABEL.match(said + " ")
        and not annotated.text[block.body : block.end].rstrip().endswith((":", "."))
    )


def _title_spans(text: str, block: Block, words: NameWords) -> list[Span]:
    """The parts of a heading that may be the title: whole, after the paper's name, before a place."""
    found: list[Span] = []
    for start, end in pieces(text, block.body, block.end):
        if paper := _PAPER_BEFORE.match(text, start, end):
            start = paper.end()
        if tail := _PAPER_AFTER.search(text, start, end):
            end = tail.start()
        if number := _SECTION_NUMBER.match(text, start, end):
            start = number.end()
        start, end = trimmed(text, start, end)
        if start >= end:
            continue
        if place := _PLACE_TAIL.search(text, start, end):
            end = place.start()
        span = _cut(text, start, end)
        dash = re.search(r"\s[–—-]\s", text[span[0] : span[1]])
        if dash:
            left = trimmed(text, span[0], span[0] + dash.start())
            right = trimmed(text, span[0] + dash.end(), span[1])
            if (
                organization_likeness(text[left[0] : left[1]], words) >= 0.6
                and text[left[0] : left[1]].lower() not in words.papers
            ) or text[left[0] : left[1]].lower() in words.papers:
                span = right
            elif organization_likeness(text[right[0] : right[1]], words) >= 0.7 and _looks(text, left, words) > 0.5:
                span = left
        comma = re.search(r",\s+(?=[A-Z])", text[span[0] : span[1]])
        if comma and _looks(text, (span[0], span[0] + comma.start()), words) >= 0.8:  # noqa: SIM102
            if organization_likeness(text[span[0] + comma.end() : span[1]], words) >= 0.7:
                span = (span[0], span[0] + comma.start())
        found.append(span)
        if slogan := _SLOGAN.match(text, start, end):  # "Come work outside: Lot Attendant"
            called = _cut(text, slogan.end(), end)
            if _looks(text, called, words) >= 0.85:
                found.append(called)
    return found


def _looks(text: str, span: Span, words: NameWords) -> float:
    return title_likeness(text[span[0] : span[1]], words)


def _told(annotated: Annotated, words: NameWords) -> Iterator[Finding]:
    """What running text calls the job: "seeks a Stock Clerk", "The Stock Clerk shelves"."""
    text = annotated.text
    for match in _HIRING.finditer(text):
        run = _RUN.match(text, match.end())
        if run and (span := _longest_title(text, run.start(), run.end(), words)):
            weak = match.group().strip().lower().startswith(("as", "work", "serve", "need", "employed"))
            weak = weak and not _WE_NEED.search(text, max(0, match.start() - 12), match.start())
            yield _finding(annotated, span, "told", 0.45 if weak else 0.6)
    for match in _CALLED.finditer(text):
        run = _RUN.match(text, match.end())
        if run and (span := _longest_title(text, run.start(), run.end(), words)):
            yield _finding(annotated, span, "told by name", 0.72)
    for match in (*_NAMED_JOB.finditer(text), *_WANTED.finditer(text)):
        if span := _longest_title(text, match.start("title"), match.end("title"), words):
            yield _finding(annotated, span, "told", 0.62)
    for match in _SMALL_TITLE.finditer(text):
        if title_likeness(match["title"].title(), words) >= 0.8:
            yield _finding(annotated, match.span("title"), "told in small letters", 0.56)
    for match in _HOLDER.finditer(text):
        if span := _longest_title(text, match.start("title"), match.end("title"), words):
            yield _finding(annotated, span, "holder", 0.42)


def _longest_title(text: str, start: int, end: int, words: NameWords) -> Span | None:
    for stop in sorted({match.end() for match in re.finditer(r"[\w’')/-]+", text[start:end])}, reverse=True):
        span = trimmed(text, start, start + stop)
        if len(text[span[0] : span[1]].split()) <= 7 and title_likeness(text[span[0] : span[1]], words) == 1.0:
            return span
    return None


def _supported(annotated: Annotated, found: list[Finding]) -> list[Finding]:
    """Candidates weighed by each other: what is said in several places of the document is surer."""
    rules: dict[str, set[str]] = {}
    for finding in found:
        assert isinstance(finding.value, Text)
        rules.setdefault(_key(finding.value.value), set()).add(finding.found_by.split()[0])
    small = annotated.text.lower()
    weighed = []
    for finding in found:
        assert isinstance(finding.value, Text)
        key = _key(finding.value.value)
        others = len(rules[key]) - 1
        said = min(3, small.count(finding.value.value.lower()) - 1)
        score = finding.score + 0.05 * others + 0.02 * said
        weighed.append(
            Finding(
                finding.field, finding.value, finding.spans, finding.found_by, round(min(0.99, score), 3), finding.note
            )
        )
    return weighed


def _key(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.lower()))
