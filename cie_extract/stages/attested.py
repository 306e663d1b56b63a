"""What is said of an outcome that rests on the employer's word: nothing stands beside it, or a passage in doubt."""

from __future__ import annotations

NOTHING_ELSE = "The employer says so, nothing else in the papers."
MAY_SAY_IT = "The employer says so; a passage of the papers may say it too."
MAY_BE_DENIED = "The employer says so; a passage of the papers may speak against it."

_LABELS = {why: f"{why[:1].lower()}{why[1:-1]}" for why in (NOTHING_ELSE, MAY_SAY_IT, MAY_BE_DENIED)}
#: The labels of such outcomes: the same words, without capital and full stop.
ATTESTED = tuple(_LABELS.values())
#: The label where nothing stands beside the employer's word.
ALONE = _LABELS[NOTHING_ELSE]


def attested_words(why: str) -> str:
    """The label of an outcome that is met on the employer's word, by the sentence that says why."""
    return _LABELS.get(why, ALONE)
