"""The input folder: what a team brings, read into a brief and typed documents."""
