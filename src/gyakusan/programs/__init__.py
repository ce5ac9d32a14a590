"""Programs: what happens in a workshop, declared in YAML and Markdown; loading, checking and listing them."""
