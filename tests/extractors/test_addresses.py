"""Addresses: what is none, where a city begins, streets and boxes."""

from __future__ import annotations

import pytest

from cie_extract.extractors.addresses import find_addresses
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.places import load_places

PLACES = load_places(load_patterns())


@pytest.mark.parametrize(
    "text",
    [
        "The City of Salem, Oregon, is the landlord.",
        "Benton County, Oregon",
        "Standards of Nursing Practice, Nevada Revised Statutes",
        "Response ID 58213 was saved",
        "IN PERSON OR ONLINE",
        "a report in May, and in June",
        "call 410-555-0142, MD on duty",
        "Grades A, B OR C 20000 units",
        "Virginia Doe works here",
        "2,000 cases a day",
    ],
)
def test_no_address(text: str) -> None:
    assert find_addresses(text, PLACES) == ()


@pytest.mark.parametrize(
    ("text", "city", "state", "zip_code"),
    [
        ("12 Mill Street, Rockville, MD 20852", "Rockville", "MD", "20852"),
        ("1230 York Rd , Towson MD 21204", "Towson", "MD", "21204"),
        ("29 Dover Street, Easton, Maryland 21601", "Easton", "MD", "21601"),
        ("702 Elm Street Salem, OR 97301", "Salem", "OR", "97301"),
        ("clinics in and around Gresham, Oregon to clean", "Gresham", "OR", None),
        ("Bldg. 7, Fort George G. Meade, MD 20755", "Fort George G. Meade", "MD", "20755"),
        ("Building 3446, Joint Base Lewis-McChord, WA 98433", "Joint Base Lewis-McChord", "WA", "98433"),
        ("Aberdeen Proving Ground, MD 21005", "Aberdeen Proving Ground", "MD", "21005"),
        ("400 2nd St. NE, Suite 5, St. Paul, Minn. 55102", "St. Paul", "MN", "55102"),
        ("1 Main St, La Crosse, WI 54603-1122", "La Crosse", "WI", "54603"),
        ("Curtis\nBay, MD 21226", "Curtis\nBay".replace("\n", " "), "MD", "21226"),
        ("55 Water St\nWinston-Salem, NC 27101", "Winston-Salem", "NC", "27101"),
        ("Washington, D.C. 20001", "Washington", "DC", "20001"),
        ("the plant in Green Bay, Wis.", "Green Bay", "WI", None),
        ("2401 HAWKINS POINT ROAD, BALTIMORE, MD 21226", "BALTIMORE", "MD", "21226"),
        ("Naval Station Norfolk, 1530 Gilbert Street, Norfolk, VA 23511", "Norfolk", "VA", "23511"),
    ],
)
def test_city(text: str, city: str, state: str, zip_code: str | None) -> None:
    found = find_addresses(text, PLACES)
    assert [(one.city, one.state, one.zip) for one in found] == [(city, state, zip_code)]


@pytest.mark.parametrize(
    ("text", "whole", "street", "box"),
    [
        ("at 12 Mill Street, Rockville, MD 20852.", "12 Mill Street, Rockville, MD 20852", True, False),
        ("9415 Contee Road, Suite 200, Laurel, MD 20708", "9415 Contee Road, Suite 200, Laurel, MD 20708", True, False),
        ("1605 Highway 12 East, Willmar, MN 56201", "1605 Highway 12 East, Willmar, MN 56201", True, False),
        ("P.O. Box 118, Salisbury, MD 21803", "P.O. Box 118, Salisbury, MD 21803", False, True),
        ("near Salisbury, MD 21803", "Salisbury, MD 21803", False, False),
    ],
)
def test_street_and_box(text: str, whole: str, street: bool, box: bool) -> None:
    (found,) = find_addresses(text, PLACES)
    assert text[found.start : found.end] == whole
    assert (found.street, found.post_box) == (street, box)
