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


@pytest.mark.parametrize(
    "event",
    [
        "Request lands in legal's inbox",
        "Light rain starts and the finishers cover half the slab",
        "Signed copy stored",
        "Volunteer inspects the balcony",
        "Quotes arrive in different formats",
        "Budget code rejected",
        "Losing bidder lodges complaint",
        "Works council raises concerns",
        "Blackfly covers the beans",
    ],
)
def test_what_happens_to_things_is_no_action_though_its_first_word_could_be_a_verb(event):
    assert en.doing(event) is None


@pytest.mark.parametrize(
    ("note", "doing"),
    [
        ("Flag liability cap, audit rights", "flagging the liability cap"),
        ("Check weather app and guess how many loaves to bake", "checking the weather app and guessing how many"),
        ("Roll back release and restart workers", "rolling back the release and restarting workers"),
        ("Ask neighbour to countersign the photo", "asking the neighbour to countersign the photo"),
        ("Hire wetsuit", "hiring the wetsuit"),
        ("Write advert", "writing the advert"),
        ("Book dentist appointment", "booking a dentist appointment"),
        ("Sign driver's sheet", "signing the driver's sheet"),
        ("Check stock against chart", "checking stock against the chart"),
        ("Pour in baking soda and vinegar", "pouring in baking soda and vinegar"),
        ("Post pictures three times a week", "posting pictures three times a week"),
        ("Cut 2,000 words", "cutting 2,000 words"),
    ],
)
def test_a_note_gets_the_articles_that_it_left_out(note, doing):
    assert (en.doing(note) or "").startswith(doing)


def test_a_word_that_could_be_a_verb_or_a_noun_in_a_list_is_cut():
    assert en.doing("Walk the deck with the fixer and mark missing spacers") == "walking the deck with the fixer"
    assert en.doing("Key bank details and release payment") == "keying bank details"
