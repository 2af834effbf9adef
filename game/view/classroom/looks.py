"""Appearance in a classroom: contrast, colour-vision check, captions, and size of words."""

from dataclasses import replace
from typing import Literal, assert_never

from game.view.actions.classroom import ClassroomAction
from game.view.drawing import appearance
from game.view.drawing.appearance import Appearance
from game.words import _

AppearanceAction = Literal[
    ClassroomAction.CONTRAST,
    ClassroomAction.CHECK,
    ClassroomAction.CAPTIONS,
    ClassroomAction.LARGER,
    ClassroomAction.SMALLER,
    ClassroomAction.USUAL,
]


def changed(look: Appearance, action: AppearanceAction) -> Appearance:
    """The appearance after `action` on the appearance `look`."""
    match action:
        case ClassroomAction.CONTRAST:
            return replace(look, high_contrast=not look.high_contrast)
        case ClassroomAction.CHECK:
            return look.with_next_check()
        case ClassroomAction.CAPTIONS:
            return replace(look, captions=not look.captions)
        case ClassroomAction.LARGER:
            return look.with_words(1)
        case ClassroomAction.SMALLER:
            return look.with_words(-1)
        case ClassroomAction.USUAL:
            return replace(look, text_scale=1.0)
        case _:
            assert_never(action)


def sentence(action: AppearanceAction) -> str:
    """The notice to show after `action`."""
    look = appearance.current()
    match action:
        case ClassroomAction.CONTRAST:
            return _("High contrast") if look.high_contrast else _("Usual contrast")
        case ClassroomAction.CHECK:
            return _check_words(look.colour_check)
        case ClassroomAction.CAPTIONS:
            return _("Captions on") if look.captions else _("Captions off")
        case ClassroomAction.LARGER | ClassroomAction.SMALLER | ClassroomAction.USUAL:
            share = round(100 * look.text_scale)
            return _("Words at {share} %, as far as there is room").format(share=share)
        case _:
            assert_never(action)


def _check_words(check: str | None) -> str:
    words = {
        "protanopia": _("Colour check: without red cones (protanopia)"),
        "deuteranopia": _("Colour check: without green cones (deuteranopia)"),
        "tritanopia": _("Colour check: without blue cones (tritanopia)"),
        "grey": _("Colour check: without any colour"),
    }
    return words[check] if check is not None else _("Colours as they are")
