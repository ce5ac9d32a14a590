"""Word lists that the phrasing rules consult, one YAML file per language."""
