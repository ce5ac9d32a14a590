"""Identity: the people of a workshop and what they bring to it."""
