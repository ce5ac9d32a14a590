"""The artifact kinds: one pydantic model each, with labels, help, units and widgets in both languages."""
