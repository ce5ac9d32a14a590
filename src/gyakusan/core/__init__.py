"""What every room stands on: languages and texts, errors, ids, the clock, settings, the database, the bus, the calendar."""
