"""What every room stands on: texts, errors, ids, the clock, settings, the database, the bus, the calendar."""
