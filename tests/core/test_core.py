from __future__ import annotations

import math
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st

import gyakusan.artifacts.store
import gyakusan.core.db as db
import gyakusan.llm.store
import gyakusan.workshop.store  # noqa: F401 - the tables of all rooms
from gyakusan.core.calendar import add_business_days, business_days_between, is_business_day, previous_business_day
from gyakusan.core.errors import BadSetting, CannotWrite, DatabaseUnusable
from gyakusan.core.files import write_atomically
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import load_settings
from gyakusan.core.statistics import chance_threshold_met, problems_found, wilson_interval

days = st.dates(date(2025, 1, 1), date(2030, 12, 31))


def test_holidays_weekends_and_the_turn_of_the_year_are_no_business_days():
    closed = [
        date(2027, 1, 1),
        date(2027, 1, 3),
        date(2026, 12, 29),
        date(2027, 1, 11),
        date(2027, 5, 5),
        date(2027, 1, 16),
    ]
    assert [is_business_day(day) for day in closed] == [False] * 6
    assert is_business_day(date(2027, 1, 13))


@given(days, st.integers(0, 80))
def test_adding_business_days_lands_on_one_and_counts_back(day, count):
    landed = add_business_days(day, count)
    assert is_business_day(landed)
    first = add_business_days(day, 0)
    assert business_days_between(first, landed) == count


@given(days)
def test_the_previous_business_day_is_the_last_before_or_on_the_day(day):
    found = previous_business_day(day)
    assert found <= day
    assert not any(is_business_day(found + timedelta(days=n)) for n in range(1, (day - found).days + 1))


def test_four_of_five_says_little():
    low, high = wilson_interval(4, 5)
    assert (round(low * 100), round(high * 100)) == (38, 96)
    assert round(problems_found(5), 2) == 0.84


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.05, 0.95))
def test_the_chance_that_a_threshold_is_met_is_the_integral_of_the_posterior(observed, threshold):
    successes, n = observed
    steps = 4000
    width = (1 - threshold) / steps
    beta = math.exp(math.lgamma(n + 2) - math.lgamma(successes + 1) - math.lgamma(n - successes + 1))
    density = (
        beta * x**successes * (1 - x) ** (n - successes) for x in (threshold + (i + 0.5) * width for i in range(steps))
    )
    assert chance_threshold_met(successes, n, threshold) == pytest.approx(sum(density) * width, abs=1e-4)


def test_the_chance_is_defined_for_thousands_of_people_and_at_the_ends():
    assert chance_threshold_met(1500, 3000, 0.45) == pytest.approx(1, abs=1e-6)
    assert chance_threshold_met(0, 5, 1.0) == 0
    assert chance_threshold_met(0, 5, 0.0) == 1


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_rate(observed):
    successes, n = observed
    low, high = wilson_interval(successes, n)
    assert 0 <= low <= successes / n <= high <= 1


def test_settings_are_read_from_the_environment_and_bad_ones_are_named_without_secrets():
    settings = load_settings({"GYAKUSAN_MODEL": "openai:x", "GYAKUSAN_MAX_ROWS": "12", "OTHER": "1"})
    assert (settings.model, settings.max_rows) == ("openai:x", 12)
    with pytest.raises(BadSetting) as caught:
        load_settings({"GYAKUSAN_MAX_ROWS": "many"})
    assert "GYAKUSAN_MAX_ROWS" in caught.value.message(Language.JA)
    assert "many" in caught.value.message(Language.EN)
    assert "hidden" not in repr(load_settings({"GYAKUSAN_MODEL_API_KEY": "hidden"}))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path):
    target = tmp_path / "deep" / "report.md"
    write_atomically(target, b"first")
    write_atomically(target, b"second")
    assert target.read_bytes() == b"second"
    assert [path.name for path in target.parent.iterdir()] == ["report.md"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        write_atomically(tmp_path / "file" / "report.md", b"third")


def test_migrations_give_the_tables_that_the_rooms_use(database):
    folder = Path(db.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == db.HEAD
    with database.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path):
    path = tmp_path / "workshop.db"
    path.write_bytes(b"this is not a database at all, and long enough to be read as a header" * 20)
    with pytest.raises(DatabaseUnusable) as caught:
        db.open_database(path)
    assert str(path) in caught.value.message(Language.JA)


def test_seeded_ids_repeat_and_never_collide():
    first, second = SeededIds("a"), SeededIds("a")
    made = [first.new("row") for _ in range(2000)]
    assert made == [second.new("row") for _ in range(2000)]
    assert len(set(made)) == 2000
    assert SeededIds("b").new("row") not in made
