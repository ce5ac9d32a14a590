"""The HTTP surface: one thin router file per room, one renderer of errors, the built pages of the browser."""
