"""The discovery document: one Markdown file that holds every artifact, written for people, read without loss."""
