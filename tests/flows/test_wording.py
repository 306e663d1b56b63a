from __future__ import annotations

from typing import get_args

import pytest

from cie_extract import errors
from cie_extract.model.record import Facts, Reason
from flows.wording import ABOUT, BINS, REASONS, SET_ASIDE, reasons_in_words, set_aside_words
from review.nouns import Bin


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], ()),
        ([("missing", "contract.end")], ("something is missing: contract end",)),
        (
            [
                ("insufficient", "md-dors.2"),
                ("unsigned", ""),
                ("insufficient", "md-dors.7"),
                ("insufficient", "md-dors.2"),
            ],
            ("the papers do not say enough: statement 2, statement 7", "not signed"),
        ),
        ([("not_met", "fed.wage")], ("the papers speak against a criterion",)),
        ([("low_confidence", "statements.3")], ("a value could not be read with certainty: statement 3",)),
        ([("a_new_code", "elsewhere")], ("a new code",)),
    ],
)
def test_reasons_of_a_kind_are_said_once(codes: list[tuple[str, str]], words: tuple[str, ...]) -> None:
    assert reasons_in_words(codes) == words


def test_every_code_that_the_program_knows_has_words() -> None:
    assert set(get_args(Reason.model_fields["code"].annotation)) == set(REASONS)
    assert {bin_.value for bin_ in Bin} | {""} == set(BINS)
    assert set(Facts.model_fields) - {"other_worksites", "fringe", "position_dates"} <= set(ABOUT)
    unreadable = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.code for kind in unreadable if issubclass(kind, errors.UnreadableDocument)}
    assert codes <= set(SET_ASIDE)
    assert set_aside_words("something new") == SET_ASIDE["error"]


def test_no_word_says_that_anything_was_decided() -> None:
    for words in (*BINS.values(), *REASONS.values(), *SET_ASIDE.values()):
        assert not {"done", "passed", "approved", "ok", "fine"} & set(words.split())
