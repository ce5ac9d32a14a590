"""English verb forms that the other drafters use."""

from __future__ import annotations

import pytest

from gyakusan.assistant.rules.phrasing import en


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("compare", "comparing"), ("run", "running"), ("lie", "lying"), ("die", "dying"), ("key", "keying"), ("see", "seeing"), ("visit", "visiting"),
        ("submit", "submitting"), ("fix", "fixing"), ("wait", "waiting"), ("double-check", "double-checking"), ("re-enter", "re-entering"), ("quit", "quitting"),
    ],
)  # fmt: skip
def test_gerunds_are_spelt_right(verb, expected):
    assert en.gerund(verb) == expected


@pytest.mark.parametrize(
    ("action", "doing", "infinitive"),
    [
        (
            "Compares three quotes in a spreadsheet",
            "comparing three quotes in a spreadsheet",
            "compare three quotes in a spreadsheet",
        ),
        (
            "Went to the bank and waited 30 min",
            "going to the bank and waiting 30 min",
            "go to the bank and wait 30 min",
        ),
        ("Phone call to the broker", "making a phone call to the broker", "make a phone call to the broker"),
        ("I ask my husband", "asking their husband", "ask their husband"),
        ("The clinic calls back", None, None),
    ],
)
def test_an_action_takes_the_form_that_a_sentence_needs(action, doing, infinitive):
    assert (en.doing(action), en.infinitive(action)) == (doing, infinitive)
