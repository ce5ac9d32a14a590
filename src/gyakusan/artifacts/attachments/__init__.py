"""Attachments: files that people put beside artifacts, such as a photo of a whiteboard as evidence."""
