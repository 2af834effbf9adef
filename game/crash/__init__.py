"""Handling of unforeseen errors: one sentence, a report, exit code 70."""
