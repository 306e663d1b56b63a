"""What the tables of many short papers share: what follows in every paper, two places in short, and what is found."""

from __future__ import annotations

from tests.extractors.test_labelled_names import best

_PLACES = {"HERE": "40 Fen Road, Elkton, MD 21921", "AWAY": "900 Bell Avenue, Frederick, MD 21701"}
WORK = (
    "\n# Essential duties\n- Sorts parcels and loads the van.\n- Sweeps the dock.\n"
    "# Qualifications\n- Lifts 40 pounds.\n- Reads simple lists."
)


def said_of(field: str, paper: str) -> str | None:
    """The best candidate's words, with the two places that the papers name in short."""
    for short, place in _PLACES.items():
        paper = paper.replace(short, place)
    found = best(field, paper)
    return next((short for short, place in _PLACES.items() if place == found), found)
