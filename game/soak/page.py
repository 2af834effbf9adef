"""The report of a trial as part of a page of Markdown, such as docs/kiosk/soak.md."""

import re
from pathlib import Path
from typing import Final

PLACE: Final = "<!-- the figures of the long trial: everything below this line is its report -->"
"""A line in a page below which a report is written."""


def in_page(page: Path, report: str) -> str:
    """`report`, or where the file `page` has a `PLACE` for it: that page, with all below the place written anew."""
    try:
        above, place, _old = page.read_text(encoding="utf-8").partition(PLACE)
    except (OSError, UnicodeDecodeError):
        return report
    if not place:
        return report
    below = re.sub(r"^# .*\n\n", "", report)  # the page has a title of its own, and headings above these
    return above + place + "\n\n" + re.sub(r"^#", "##", below, flags=re.MULTILINE)
