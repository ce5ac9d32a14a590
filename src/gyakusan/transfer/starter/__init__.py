"""The commented folder that a team starts from."""
