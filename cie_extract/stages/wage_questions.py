"""What to ask where the minimum-wage check stays open: one line for whatever would settle it."""

from __future__ import annotations

from cie_extract.stages.minimum_wage import FloorCheck

#: By the words of what is missing: what is asked of the site, and of the employer.
_OF_THE_SITE = ("which county", "in which city", "where in the state", "whether the site lies")
_OF_THE_EMPLOYER = {
    "how many employees": "how many employees the employer has",
    "nonprofit": "whether it is a tax-exempt nonprofit",
    "takes in": "how much it takes in a year",
    "health care": "what it pays toward health care",
    "seasonal": "whether it is a seasonal employer",
    "hospitality": "whether it is in hospitality or transportation",
}
_OF_THE_PAY = {
    "guaranteed": "Which hourly rate is guaranteed beside the piece rate?",
    "hours of a day": "How many hours a day does this pay cover?",
    "hours of a week": "How many hours a week does this pay cover?",
    "tips": "What is paid by the hour before tips, and are tips counted toward the minimum wage?",
}


def question_of(check: FloorCheck) -> str | None:
    """The line to put to the employer for a check that is open; None where the criterion's own question asks it."""
    missing = "; ".join(check.missing)
    for words, question in _OF_THE_PAY.items():
        if words in missing:
            return question
    asked = ["at which street address and ZIP code the work is done"] if any(w in missing for w in _OF_THE_SITE) else []
    asked += [said for words, said in _OF_THE_EMPLOYER.items() if words in missing]
    if asked:
        return f"Can you tell us {asked[0] if len(asked) == 1 else _listed(asked)}?"
    if missing.startswith("the rate of "):
        return "Which minimum wage is posted at the site as in force?"
    return None


def _listed(asked: list[str]) -> str:
    return f"{', '.join(asked[:-1])} and {asked[-1]}"
