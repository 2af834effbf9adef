"""The time that passes until a vote has its answer."""

import pygame
from pygame import Rect

from game.challenges.votes.trial import VoteTrial
from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, WHITE, Theme
from game.words import _


def paint_running(canvas: pygame.Surface, area: Rect, trial: VoteTrial, waits_s: int, theme: Theme) -> None:
    """How much of the time has passed, in `area`, px; `waits_s` whole seconds of rest are left before it begins."""
    px = theme.font(32)
    seconds = trial.vote.predict.seconds
    if trial.done_s is None:
        words = _("The cell rests for {n} s more.").format(n=waits_s)
    else:
        passed = round(trial.share * seconds)
        words = _("{say}: {n} s of {all} s.").format(say=_(trial.vote.say), n=passed, all=f"{seconds:g}")
    y = area.y + text.cap_height(px) + theme.px(14)
    for line in text.wrap(words, px, 500, area.width):
        text.draw(canvas, line, (area.x, y), px, 500, BONE)
        y += round(1.3 * px)
    track = Rect(area.x, y, area.width, theme.px(18))
    canvas.blit(shapes.rounded(track.size, track.height // 2, WHITE, 40), track)
    done = max(track.height, round(track.width * trial.share))
    canvas.blit(shapes.rounded((done, track.height), track.height // 2, BONE), track)
