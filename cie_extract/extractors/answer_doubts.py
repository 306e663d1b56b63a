"""What takes an answer back or stands in the place of one: "True, except …", "not sure", "(no response)"."""

from __future__ import annotations

import re

NO_ANSWER = re.compile(
    r"[\s(\[<\-–—]*(?:no\s+(?:response|answer|selection|reply)|not\s+answered|unanswered|left\s+blank|blank|skipped|"
    r"n\s?/\s?a|not\s+applicable|\(?empty\)?|none\s+selected|[-–—]+)[\s)\]>.]*$",
    re.IGNORECASE,
)
#: A True that is taken back in part is no answer: "True, except for trainees".
HEDGE = re.compile(
    r"[\s,;:(–—-]*(?:except|unless|only\s+(?:if|for|when|after)|if\s|but\s+not|provided\s+that|with\s+(?:an?\s+)?exception|in\s+part|"
    r"partly|partially|mostly|sometimes|for\s+most|for\s+some|not\s+always|until\s|\?)",
    re.IGNORECASE,
)
#: An answer that its giver doubts is none, whichever it is: "False, I think", "True (not sure)".
DOUBTED = re.compile(
    r"[\s,;:(–—-]*(?:\?|(?:(?:i|we)\s+(?:think|believe|guess|suppose|assume|hope)|as\s+far\s+as\s+(?:i|we)\s+know|to\s+be\s+confirmed|tbd|"
    r"(?:not|un)\s?-?(?:sure|certain|decided|clear)|probably|presumably|possibly|perhaps|maybe|more\s+or\s+less)\b)",
    re.IGNORECASE,
)
#: Both answers at once: "True and False".
AND_ANOTHER = re.compile(r"\s*(?:and|&|\+|but\s+also|as\s+well\s+as)\s+(?:true|false|yes|no)\b", re.IGNORECASE)
#: Words in the place of an answer that say that there is none, with nothing behind them.
UNDECIDED = re.compile(
    r"[\s(\[<–—-]*(?:(?:we\s+are\s+|i\s+am\s+|i['’]m\s+|we['’]re\s+)?(?:not\s+(?:quite\s+|entirely\s+)?(?:sure|certain|clear)|unsure|uncertain|undecided|unclear)|"
    r"(?:we\s+|i\s+)?(?:do\s+not|don['’]t)\s+know|unknown|to\s+be\s+(?:determined|confirmed|decided)|tbd|depends|it\s+depends|it\s+varies|varies|"
    r"(?:mostly|partly|partially|probably|usually|generally|sometimes|somewhat|almost|nearly|half)(?:\s+(?:true|false|yes|no))?|both|either|maybe|perhaps|\?+)"
    r"[\s)\]>.!?,]*$",
    re.IGNORECASE,
)
