"""The workshop: who takes part, which step it is at, what was decided, whether it is ready."""
