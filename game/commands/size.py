"""Sizes as people write them: 1920x1080."""

import re

from game.words import _

from .command_error import CommandError


def pixels(text: str) -> tuple[int, int]:
    """(width, height) of "WxH". Raises CommandError."""
    match = re.fullmatch(r"\s*(\d{1,6})\s*[xX×]\s*(\d{1,6})\s*", text)
    if not match:
        raise CommandError(_("--size is {text!r}; write it as WIDTHxHEIGHT, such as 1920x1080.").format(text=text))
    return int(match[1]), int(match[2])
