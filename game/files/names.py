"""Names of files as text."""


def as_text(name: str) -> str:
    r"""`name` as text that can be printed, drawn and stored: bytes of it that are no text become escapes (`\udcff`)."""
    return name.encode("utf-8", "backslashreplace").decode()
