"""English verb forms that the other drafters use."""

from __future__ import annotations

import pytest

from gyakusan.assistant.rules.phrasing import en
from gyakusan.assistant.rules.phrasing.en_purpose import purpose_aim


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


@pytest.mark.parametrize(
    ("purpose", "goal"),
    [
        ("My daughter sleeps through the night", "make sure their daughter sleeps through the night"),
        ("My mother can live at home", "help their mother live at home"),
        ("Customers find the right size", "get customers to find the right size"),
        ("Wants her team to ship faster", "get their team to ship"),
        ("I need a visa for Brazil", "get a visa for Brazil"),
        ("A quiet weekend in the mountains", "get a quiet weekend in the mountains"),
        ("As a new parent, I want to get back to work", "get back to work"),
        ("Getting a mortgage approved, fast and without surprises", "get a mortgage approved"),
        ("See a doctor quickly and get back to work", "see a doctor quickly"),
        ("Reduce the number of tickets and focus on projects", "focus on projects"),
        ("Raise 15,000 for the hospice with a volunteer team and no financial loss", "raise 15,000 for the hospice"),
        (
            "send out a newsletter that people actually read, every month",
            "send out a newsletter that people actually read",
        ),
        ("Eat out with a nut allergy and not worry", "eat out with a nut allergy"),
        ("Walk without pain", None),
        ("Spend less time on paperwork", None),
    ],
)
def test_a_purpose_is_read_as_what_they_can_do(purpose, goal):
    assert purpose_aim(purpose).goal == goal
