"""What came of a vote, in words."""

import pygame
from pygame import Rect

from game.challenges.votes.trial import VoteTrial
from game.view.drawing import text
from game.view.drawing.theme import ASH, BONE, Theme
from game.words import _


def paint_outcome(canvas: pygame.Surface, area: Rect, trial: VoteTrial, theme: Theme) -> None:
    """The outcome in words, as large as they fit into `area`, px. Only for a finished trial."""
    words = outcome_words(trial)
    for reference in (34, 32, 30, 28, 26, 24, 22, 20, 18):
        px = theme.font(reference)
        lines = [(line, n) for n, part in enumerate(words) for line in text.wrap(part, px, 600 - 100 * n, area.width)]
        if len(lines) * round(1.28 * px) + theme.px(10) * len(words) <= area.height:
            break
    y = area.y + text.cap_height(px) + theme.px(4)
    last = 0
    for line, n in lines:
        y += theme.px(10) if n != last else 0
        last = n
        text.draw(canvas, line, (area.x, y), px, (600, 500, 400)[n], BONE if n != 1 else ASH)
        y += round(1.28 * px)


def outcome_words(trial: VoteTrial) -> list[str]:
    """The outcome, how it was measured, and why: a sentence or two each. Only for a finished trial."""
    assert trial.measured is not None
    assert trial.outcome is not None
    before, after = (round(value, 1) for value in trial.measured)
    change = after - before  # of the rounded figures, so that they add up
    went = {"up": _("It went up."), "down": _("It went down."), "same": _("It stayed the same.")}[trial.outcome]
    right = trial.class_was_right
    if right is not None:
        went += " " + (_("Most of you were right.") if right else _("Most of you said another way."))
    figures = _("From {before} to {after} {unit}: {change}. Up to {band} either way counts as the same.").format(
        before=plain_tenths(before),
        after=plain_tenths(after),
        unit=trial.unit,
        change=("+" if change > 0 else "") + plain_tenths(change),
        band=f"{trial.vote.predict.same_within:g}",
    )
    sentences = [went, figures]
    return [*sentences, _(trial.vote.why)] if trial.outcome == trial.vote.expect else sentences


def plain_tenths(value: float) -> str:
    """A number with one decimal and a true minus."""
    return f"{value:.1f}".replace("-", "−")
