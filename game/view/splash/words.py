"""What each chapter says, and what it counts: words and signs beside the lens."""

import pygame

from game.view.drawing import shapes, sprites, text
from game.view.drawing.fading_words import FadingWords
from game.view.drawing.theme import ASH, BONE, SLATE
from game.view.splash.pictures import PumpTurnPicture
from game.view.splash.stage import SplashLayout
from game.view.splash.story import CHAPTERS, StoryMoment
from game.words import _

_SENTENCE_PX, _FIGURE_PX, _SIDE_PX, _WHY_PX = 84, 196, 32, 28
_MOST_LINES = 4
_DIM = 0.28  # how opaque is what has not been counted yet


def sentence(chapter: int) -> str:
    """One sentence for a chapter."""
    return (
        _("The membrane, two layers of fat, keeps charges apart."),
        _("The pump moves 3\u00a0Na⁺ out and 2\u00a0K⁺ in, for one\u00a0ATP each turn."),
        _("K⁺ leaks back out, and each leaves a charge behind: the inside turns negative."),
        _("This is the voltage that you will see at rest:"),
    )[chapter]


def why() -> str:
    """Why the first start takes longer than others."""
    return _("Preparing for this computer: only at the first start.")


class Words:
    """Draws them for one stage."""

    def __init__(self, stage: SplashLayout, rest_mV: float) -> None:
        self._stage, self._rest_mV = stage, rest_mV
        self._sentence, self._why = FadingWords(600), FadingWords(400)

    def draw(self, surface: pygame.Surface, moment: StoryMoment, share: float) -> None:
        """The chapter's sentence and what it counts. share: how much of all is seen, 0 to 1."""
        stage, theme = self._stage, self._stage.theme
        _draw_sides(surface, stage, share)
        if moment.chapter is None:
            return
        seen = share * moment.share
        self._sentence.draw(
            surface, sentence(moment.chapter), stage.sentence, theme.font(_SENTENCE_PX), _MOST_LINES, seen
        )
        if CHAPTERS[moment.chapter] == "pump":
            self._draw_counts(surface, PumpTurnPicture.counted(moment.age_s), seen)
        elif CHAPTERS[moment.chapter] == "voltage":
            figure = f"{self._rest_mV:.0f} mV".replace("-", "−")
            px = min(theme.px(_FIGURE_PX), round(1.3 * stage.below.height), stage.below.width // 4)
            image = text.render(figure, px, 600, BONE)
            top = stage.below.y + text.cap_height(px) - text.ascent(px, 600)
            _blit_faint(surface, image, (stage.below.x, top), seen)

    def draw_progress(self, surface: pygame.Surface, done: float, compiling: bool, share: float) -> None:
        """A thin line that fills (`done`, 0 to 1), and over it why, where kernels are being compiled."""
        theme, foot = self._stage.theme, self._stage.foot
        line = pygame.Surface(foot.size, pygame.SRCALPHA)
        line.fill((*SLATE, round(90 * share)))
        line.fill((*BONE, round(255 * share)), (0, 0, round(foot.width * done), foot.height))
        surface.blit(line, foot)
        if compiling:
            px = theme.font(_WHY_PX)
            left = self._stage.below.x
            rect = pygame.Rect(left, foot.top - round(1.5 * px), foot.right - left, round(1.3 * px))
            self._why.draw(surface, why(), rect, px, 1, share)

    def _draw_counts(self, surface: pygame.Surface, counted: tuple[int, int, int], share: float) -> None:
        """3 Na+ up, 2 K+ down, one ATP: each is dim until it has gone."""
        below = self._stage.below
        side = min(self._stage.theme.px(84), below.width // 9, below.height)
        x, y = below.x, below.y + side // 2
        arrow = round(0.6 * side), round(0.5 * side)
        up, down = shapes.triangle(arrow, "up", BONE), shapes.triangle(arrow, "down", BONE)
        for sign, sprite, most, done in (
            (up, "ion_na_lg", 3, counted[0]),
            (down, "ion_k_lg", 2, counted[1]),
            (None, "atp", 1, counted[2]),
        ):
            if sign is not None:
                _blit_faint_centred(surface, sign, (x + arrow[0] / 2, y), share)
                x += round(0.8 * side)
            image = sprites.raster(sprite, 0.72 * side if sign is None else side / 0.84)
            for n in range(most):
                _blit_faint_centred(surface, image, (x + image.get_width() / 2, y), share * (1.0 if n < done else _DIM))
                x += round(1.06 * image.get_width())
            x += round(0.5 * side)


def _draw_sides(surface: pygame.Surface, stage: SplashLayout, share: float) -> None:
    """Which side of the membrane is which."""
    px = stage.theme.font(_SIDE_PX)
    for words, (x, y) in zip((_("outside"), _("inside the cell")), stage.sides_at, strict=True):
        image = text.render(words, px, 500, ASH)
        _blit_faint(surface, image, (x, y - text.ascent(px, 500)), share)


def _blit_faint(surface: pygame.Surface, image: pygame.Surface, at: tuple[float, float], share: float) -> None:
    """A shared picture, `share` opaque."""
    if share >= 1.0:
        surface.blit(image, at)
    elif share > 0.0:
        faint = image.copy()
        faint.set_alpha(round(255 * share))
        surface.blit(faint, at)


def _blit_faint_centred(surface: pygame.Surface, image: pygame.Surface, at: tuple[float, float], share: float) -> None:
    _blit_faint(surface, image, (round(at[0] - image.get_width() / 2), round(at[1] - image.get_height() / 2)), share)
