"""The card of a vote: the question and the buttons, then the time that passes, then the votes beside the outcome."""

from collections.abc import Callable, Hashable

import pygame
from pygame import Rect

from game.challenges.votes.trial import REST_S, VoteTrial
from game.view.classroom.vote_button import WAYS, ContinueButton, VoteButton, way_sign, way_words
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, PANEL, WHITE, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.view.widgets.icons import icon
from game.words import _

Act = Callable[[], None]


class VoteCard(Group):
    """Calls `vote(way)` to add a vote, `take_back()` to remove the last, `step(by)` to go to another question."""

    def __init__(self, vote: Callable[[str], None], take_back: Act, step: Callable[[int], None], again: Act) -> None:
        self.buttons = {way: VoteButton(way, self._caster(vote, way)) for way in WAYS}
        self.back = Button(_("Take back the last vote"), take_back, words=_("Take one back"))
        self.lead = ContinueButton("", lambda: step(1))
        self.again = Button(_("Ask again"), again, words=_("Ask again"))
        self.before = Button(_("The question before"), lambda: step(-1), sign="step_back")
        self.after = Button(_("The next question"), lambda: step(2), sign="step")
        super().__init__([*self.buttons.values(), self.back, self.before, self.after, self.again, self.lead])
        self._trial: VoteTrial | None = None
        self._number = 1, 1
        self._arranged = ""  # the phase that the buttons' places are for

    @staticmethod
    def _caster(vote: Callable[[str], None], way: str) -> Act:
        return lambda: vote(way)

    # What it shows ---------------------------------------------------------------------------------------------

    @property
    def phase(self) -> str:
        """ "vote", "run" or "seen"."""
        assert self._trial is not None
        return "seen" if self._trial.outcome is not None else "run" if self._trial.begun else "vote"

    def update(self, trial: VoteTrial, number: int, of: int) -> None:
        """Show a trial, the question `number` of `of`."""
        self._trial, self._number = trial, (number, of)
        for way, button in self.buttons.items():
            button.count = trial.ballot.counts[way]
        phase = self.phase
        for widget in (*self.buttons.values(), self.back, self.before, self.after):
            widget.visible = phase == "vote"
        self.back.enabled = trial.ballot.total > 0
        self.again.visible = phase == "seen"
        self.lead.visible = phase != "run"
        self.lead.words = _(trial.vote.say) if phase == "vote" else _("Next question")
        self.lead.label = self.lead.words
        if phase != self._arranged and self.rect.width:
            self.arrange(self.theme, self.rect)

    def paint_key(self) -> Hashable:
        """Everything that the ground is painted from."""
        trial = self._trial
        assert trial is not None
        return (
            trial.vote.title,
            self.phase,
            self._number,
            tuple(trial.ballot.counts.values()) if self.phase != "vote" else (),
            round(400 * trial.share),
            self._waits(),
            trial.outcome,
        )

    def _waits(self) -> int:
        """Whole seconds that the cell has still to rest before the thing is done."""
        trial = self._trial
        assert trial is not None
        if not trial.begun or trial.done_s is not None:
            return 0
        return max(1, round(REST_S - trial.watch.time_s))

    # Places ----------------------------------------------------------------------------------------------------

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay it out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        self._arranged = "" if self._trial is None else self.phase
        pad, gap = theme.px(40), theme.px(18)
        small = theme.target(64)
        right = rect.right - pad
        self.after.arrange(theme, Rect(right - small, rect.y + pad - theme.px(8), small, small))
        self.before.arrange(theme, self.after.rect.move(-small - theme.px(10), 0))
        if theme.portrait:
            self._arrange_tall(theme, rect, pad, gap)
            return
        high = theme.target(128)
        y = rect.bottom - pad - high
        lead_wide = theme.px(400)
        if self._trial is not None and self.phase == "seen":
            lead_wide = theme.px(300 if rect.width > 1550 * theme.u else 230)
        self.lead.arrange(theme, Rect(right - lead_wide, y, lead_wide, high))
        each = (self.lead.rect.left - gap - rect.x - pad - 2 * gap) // 3
        for n, button in enumerate(self.buttons.values()):
            button.arrange(theme, Rect(rect.x + pad + n * (each + gap), y, each, high))
        bar = theme.target(60)
        self.back.arrange(theme, Rect(right - lead_wide, y - gap - bar, lead_wide, bar))
        self.again.arrange(theme, self.back.rect)

    def _arrange_tall(self, theme: Theme, rect: Rect, pad: int, gap: int) -> None:
        inner = rect.width - 2 * pad
        high = theme.target(112)
        self.lead.arrange(theme, Rect(rect.x + pad, rect.bottom - pad - high, inner, high))
        bar = theme.target(64)
        self.back.arrange(theme, Rect(rect.x + pad, self.lead.rect.y - gap - bar, inner, bar))
        self.again.arrange(theme, self.back.rect)
        for n, button in enumerate(reversed(self.buttons.values())):
            y = self.back.rect.y - gap - high - n * (high + theme.px(10))
            button.arrange(theme, Rect(rect.x + pad, y, inner, high))

    # Painting --------------------------------------------------------------------------------------------------

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the question and the content of the phase."""
        trial, theme, pad = self._trial, self.theme, self.theme.px(40)
        assert trial is not None
        canvas.blit(shapes.rounded(canvas.get_size(), 0, PANEL, 247), (0, 0))
        shapes.wash(canvas, (0, 0, canvas.get_width(), theme.hairline), WHITE, 60)
        small = theme.font(24)
        y = pad + text.cap_height(small)
        number, of = self._number
        over = _("Class vote {n} of {all}").format(n=number, all=of)
        text.draw(canvas, over, (pad, y), small, 500, ASH)
        buttons = 2 * theme.target(64) + theme.px(40) if self.phase == "vote" else 0
        y = self._paint_question(canvas, y + theme.px(16), canvas.get_width() - 2 * pad - buttons)
        if self.phase == "vote":
            return
        self._paint_bars(canvas, y)
        (self._paint_running if self.phase == "run" else self._paint_outcome)(canvas, y)

    def _paint_question(self, canvas: pygame.Surface, y: int, room: int) -> int:
        """Paint the question in at most two lines; returns the y below it."""
        assert self._trial is not None
        theme = self.theme
        sizes = (50, 46, 42, 38, 34, 30, 27) if self.phase == "vote" else (40, 36, 33, 30, 27, 24)
        for reference in sizes:
            px = theme.font(reference)
            lines = text.wrap(_(self._trial.vote.predict.ask), px, 600, room)
            most = 3 if theme.portrait else 2
            if len(lines) <= (most if self.phase == "vote" else most - 1):
                break
        for line in lines:
            y += round(1.24 * px)
            text.draw(canvas, line, (theme.px(40), y), px, 600, BONE)
        return y + theme.px(28)

    def _beside(self, canvas: pygame.Surface, y: int) -> tuple[Rect, Rect]:
        """Room for the bars, and for words beside or below them."""
        theme, pad = self.theme, self.theme.px(40)
        size = canvas.get_width(), canvas.get_height()
        if theme.portrait:
            bars = Rect(pad, y, size[0] - 2 * pad, theme.px(222))
            foot = self.again.rect.top - self.rect.top - theme.px(10)
            return bars, Rect(pad, bars.bottom + theme.px(24), bars.width, foot - bars.bottom - theme.px(24))
        wide = round((0.36 if size[0] > 1550 * theme.u else 0.42) * (size[0] - 2 * pad))
        bars = Rect(pad, y, wide, size[1] - y - theme.px(24))
        right = self.lead.rect.left - self.rect.left if self.phase == "seen" else size[0] - pad
        left = bars.right + theme.px(36)
        return bars, Rect(left, y, right - left - theme.px(24), bars.height)

    def _paint_bars(self, canvas: pygame.Surface, y: int) -> None:
        """A bar for each way: its votes, their share, and a tick on the one that came."""
        trial, theme = self._trial, self.theme
        assert trial is not None
        area, _words = self._beside(canvas, y)
        row = min(theme.px(74), area.height // len(WAYS))
        px = min(theme.font(30), round(0.62 * row))
        name_wide = max(text.measure(way_words(way), px, 600)[0] for way in WAYS)
        count_wide = text.measure("999  100 %", px, 600)[0]
        left = area.x + row + name_wide + theme.px(16)
        most = max(1, *trial.ballot.counts.values())
        for n, way in enumerate(WAYS):
            middle = area.y + n * row + row // 2
            came = trial.outcome == way
            line = Rect(area.x, middle - row // 2 + 2, area.width, row - 4)
            if came:
                canvas.blit(shapes.rounded(line.size, theme.px(10), BONE), line)
            colour = INK if came else BONE
            sign = way_sign(way, round(0.44 * row), colour)
            shapes.blit_centred(canvas, sign, (area.x + row // 2, middle))
            text.draw(canvas, way_words(way), (area.x + row, style.middle(middle, px)), px, 600, colour)
            count = trial.ballot.counts[way]
            room = line.right - left - count_wide - theme.px(20) - (round(0.7 * row) if came else 0)
            bar = Rect(left, middle - round(0.2 * row), max(3, round(room * count / most)), round(0.4 * row))
            canvas.blit(shapes.rounded(bar.size, min(theme.px(6), bar.width // 2), colour, 255 if count else 90), bar)
            figure = f"{count}  {round(100 * trial.ballot.share(way))} %" if trial.ballot.total else "0"
            text.draw(canvas, figure, (bar.right + theme.px(14), style.middle(middle, px)), px, 600, colour)
            if came:
                shapes.blit_centred(canvas, icon("check", round(0.5 * row), INK), (line.right - row // 2, middle))

    def _paint_running(self, canvas: pygame.Surface, y: int) -> None:
        trial, theme = self._trial, self.theme
        assert trial is not None
        _bars, area = self._beside(canvas, y)
        px = theme.font(32)
        seconds = trial.vote.predict.seconds
        if trial.done_s is None:
            words = _("The cell rests for {n} s more.").format(n=self._waits())
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

    def _paint_outcome(self, canvas: pygame.Surface, y: int) -> None:
        trial, theme = self._trial, self.theme
        assert trial is not None
        assert trial.outcome is not None
        _bars, area = self._beside(canvas, y)
        words = outcome_words(trial)
        for reference in (34, 32, 30, 28, 26, 24, 22, 20, 18):
            px = theme.font(reference)
            lines = [
                (line, n) for n, part in enumerate(words) for line in text.wrap(part, px, 600 - 100 * n, area.width)
            ]
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
