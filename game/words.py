"""Every word a user sees passes through here, so that it can be translated."""

import gettext
from importlib.resources import files

_LOCALES = files("game") / "locale"


def use_language(*languages: str) -> None:
    """Speak the first of `languages` (such as "es") that has a catalogue; English otherwise."""
    global _current
    _current = gettext.translation("minus70", str(_LOCALES), languages=list(languages) or None, fallback=True)


def _(message: str) -> str:
    """`message` in the language in use."""
    return _current.gettext(message)


_current: gettext.NullTranslations = gettext.NullTranslations()
