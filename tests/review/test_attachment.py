from __future__ import annotations

from typing import Any

import pytest

from review.attachment import anchor_of, attach


def fact(text: str, words: str, value: str | None = None, id_: str = "f1", page: int | None = None) -> dict[str, Any]:
    """A fact of a record whose words stand in the text."""
    start = text.index(words)
    boxes = [[72.0, 100.0 + start, 200.0, 112.0 + start]] if page else []
    place = {"page": page, "boxes": boxes, "start": start, "end": start + len(words), "quote": words}
    return {"id": id_, "value": value or words, "confidence": 0.9, "evidence": [place]}


def record(**facts: Any) -> dict[str, Any]:
    return {"facts": facts}


OLD = "Position: Laundry Attendant\nPay: $15.50 an hour, paid every second Friday by direct deposit."
EMPLOYER = "Employer: Cedar Point Linen Cooperative of the Lower Shore\n"


@pytest.mark.parametrize(
    ("new", "found", "how", "at"),
    [
        # The same value, though its words have moved and changed.
        (EMPLOYER + OLD, "Laundry Attendant", "value", "Laundry Attendant"),
        # The value is read otherwise now; the words are still there.
        (EMPLOYER + OLD, None, "quote", "Laundry Attendant"),
        # The words have changed; what stood around them has not.
        (OLD.replace("Laundry Attendant", "Linen Attendant"), None, "lost", None),
    ],
)
def test_a_title_is_found_by_value_then_by_its_words(new: str, found: str | None, how: str, at: str | None) -> None:
    anchor = anchor_of("job_title", fact(OLD, "Laundry Attendant"), OLD)
    facts = {"job_title": fact(new, found, id_="f2")} if found else {}
    place = attach(anchor, record(**facts), new)
    assert place.how == how
    assert place.fact == ("f2" if found else "")
    assert (new[place.start : place.end] if place.start is not None else None) == at


def test_between_the_same_surroundings_other_words_are_the_same_place() -> None:
    anchor = anchor_of("wages", fact(OLD, "$15.50 an hour"), OLD)
    new = OLD.replace("$15.50 an hour", "$15,50 per hour").replace("Position:", "Title of the position:")
    place = attach(anchor, record(), new)
    assert (place.how, new[place.start : place.end]) == ("place", "$15,50 per hour")


def test_the_same_spot_of_the_page_is_the_same_place() -> None:
    anchor = anchor_of("job_title", fact("Laundry Attendant", "Laundry Attendant", page=2), "Laundry Attendant")
    new = "Laundrv Attendant"
    same_page, other_page = (record(job_title=fact(new, new, id_="f9", page=page)) for page in (2, 3))
    assert attach(anchor, same_page, new).how == "place"
    assert attach(anchor, same_page, new).fact == "f9"
    assert attach(anchor, other_page, new).how == "lost"


def test_short_words_elsewhere_are_not_the_same_words() -> None:
    anchor = anchor_of("wages", fact(OLD, "$15.50"), OLD)
    new = "Position: Laundry Attendant\nReferral bonus: $15.50, once."
    assert attach(anchor, record(), new).how == "lost"


def test_of_several_equals_the_one_with_the_old_surroundings() -> None:
    old = "Duties\nSweep the floor\nEvery week: sweep the floor twice, then wax it"
    anchor = anchor_of("duties", None, old, start=old.index("sweep"), end=old.index("sweep") + 15)
    new = "sweep the floor\n" + old.replace("Sweep", "sweep")
    place = attach(anchor, record(), new)
    assert place.how == "quote"
    assert new[place.start - 12 : place.start] == "Every week: " if place.start else False


def test_one_answer_of_several_is_found_under_its_number() -> None:
    anchor = anchor_of("statements.3", fact("3. X True", "X True", "yes"), "3. X True")
    answers = {"3": fact("3. [X] True", "[X] True", "yes", id_="s3"), "4": fact("3. [X] True", "True", "yes", id_="s4")}
    assert attach(anchor, record(statements=answers), "3. [X] True").fact == "s3"


def test_what_never_had_a_place_cannot_lose_it() -> None:
    assert attach(anchor_of("contract", None, OLD), record(), "something else").how == "unplaced"
    assert attach(anchor_of("job_title", fact(OLD, "Laundry Attendant"), OLD), record(), "other").how == "lost"
