"""A card beside a tapped thing: what it is and what it has done."""

import math
from dataclasses import dataclass

import pygame

from game.engine import Patch, calcium_pump, drugs, species
from game.engine.pump import PumpState
from game.engine.state import CALCIUM_PUMP, HOLE, PUMP
from game.engine.waiting import Want, waiting
from game.view.drawing import shapes, text
from game.view.drawing.species_art import ART
from game.view.drawing.theme import ASH, BONE
from game.view.panels.canvas import Canvas
from game.view.panels.layout import Layout
from game.view.scene.follow import IonTrail
from game.view.scene.pump.states import CALCIUM_STATES, STATES
from game.words import _

from . import gated_words

_WIDEST = 600  # reference px that a line may take


@dataclass(frozen=True, slots=True)
class Description:
    """Words about one thing."""

    title: str
    lines: tuple[str, ...]


def about_protein(patch: Patch, row: int) -> Description:
    """What a protein is, what it is doing, and what it has carried."""
    protein = patch.state.protein[row]
    came, went = int(protein["crossed_in"]), int(protein["crossed_out"])
    if protein["kind"] == PUMP:
        state = PumpState(int(protein["state"]))
        doing = _(STATES[state].sentence)
        if not protein["running"]:
            doing = _("Switched off. It holds still.")
        elif protein["blocked"] and state == PumpState.E2P:
            doing = _("{drug} is bound. It cannot take K⁺.").format(drug=drug_name(int(protein["blocked"])))
        elif waiting(patch, row).want == Want.ATP:
            doing = _needs_atp(patch)
        return Description(
            _("Pump: {state}").format(state=STATES[state].name),
            (
                doing,
                _("{out} Na⁺ out, {back} K⁺ in. Full turns: {turns}.").format(
                    out=went, back=came, turns=int(protein["cycles"])
                ),
            ),
        )
    if protein["kind"] == CALCIUM_PUMP:
        doing = _(CALCIUM_STATES[calcium_pump.CalciumPumpState(int(protein["state"]))].sentence)
        if not protein["running"]:
            doing = _("Switched off. It holds still.")
        return Description(_("Calcium pump"), (doing, _("{out} Ca²⁺ out, one ATP each.").format(out=went)))
    if protein["kind"] == HOLE:
        torn = _("The membrane was stretched too far, and tore. Everything goes through.")
        return Description(_("A hole"), (torn, _("{out} ions went out, {back} came in.").format(out=went, back=came)))
    if protein["gate"]:
        moved = _("{out} ions went out through it, {back} came in.").format(out=went, back=came)
        return Description(gated_words.title(protein), (gated_words.doing(patch, protein), moved))
    ion = species.TABLE[protein["species"]].label
    if protein["blocked"]:
        drug = drugs.name(int(protein["blocked"]))
        doing = _("{drug} plugs it from outside.").format(drug=drug) if drug else _("Blocked.")
    elif protein["open"]:
        doing = _("Open. Only {ion} fits through.").format(ion=ion)
    else:
        doing = _("Closed.")
    return Description(
        _("{ion} leak channel").format(ion=ion),
        (doing, _("{out} {ion} went out, {back} came in.").format(out=went, back=came, ion=ion)),
    )


def drug_name(blocked: int) -> str:
    """The drug that blocks a pump, as the start of a sentence. A pump that a user blocks is blocked as by ouabain."""
    return _("Digoxin") if drugs.name(blocked) == "digoxin" else _("Ouabain")


def _needs_atp(patch: Patch) -> str:
    """Why a pump waits for ATP: there is little, or none has come by."""
    left = int(patch.counts[species.ATP, species.INSIDE])
    if left == 0:
        return _("It needs ATP, and none is left.")
    scarce = left < int(patch.counts[species.ADP, species.INSIDE])
    return _("It needs ATP, and little is left.") if scarce else _("It waits for an ATP to come by.")


def about_ion(trail: IonTrail) -> Description:
    """Which ion is followed, where it is, and how often it has crossed."""
    if trail.found is None:
        return Description(_("This ion has gone"), (_("It left to the bath."),))
    row = species.TABLE[trail.found.species]
    where = {
        ("free", 0): _("Inside the cell."),
        ("free", 1): _("Outside the cell."),
    }.get((trail.found.how, trail.found.side))
    if where is None:
        where = _("In a pump.") if trail.found.how == "bound" else _("On its way through.")
    count = _("Crossings of the membrane since you chose it: {n}.").format(n=trail.crossings)
    art = ART[row.key]
    title = _(art.name) if art.name_alone else f"{row.label}  {_(art.name)}"
    return Description(title, (where, _(art.note) if art.note else count))


def _nearest_edges(a: pygame.Rect, b: pygame.Rect) -> tuple[tuple[int, int], tuple[int, int]]:
    """The middles of the two edges that face each other."""
    if a.bottom <= b.top:
        return a.midbottom, b.midtop
    if b.bottom <= a.top:
        return a.midtop, b.midbottom
    return (a.midright, b.midleft) if a.centerx < b.centerx else (a.midleft, b.midright)


class Inspector:
    """Draws a card below (or above) the thing it describes, with a line to it."""

    def __init__(self) -> None:
        self._canvas = Canvas()
        self._right = True
        self.rect = pygame.Rect(0, 0, 0, 0)

    def draw(self, surface: pygame.Surface, layout: Layout, thing: pygame.Rect, card: Description) -> None:
        """Draw `card` beside `thing` (its place in px): below or above what is tall, left or right of what is small."""
        theme = layout.theme
        pad, title_px, line_px = theme.px(20), theme.font(26), theme.font(22)
        lines = [part for line in card.lines for part in text.wrap(line, line_px, 400, theme.px(_WIDEST))]
        wide = [text.measure(card.title, title_px, 600)[0], *(text.measure(line, line_px)[0] for line in lines)]
        step = round(line_px * 1.35)
        size = (max(wide) + 2 * pad, pad * 2 + title_px + theme.px(8) + step * len(lines))
        gap = theme.px(28)
        rect = pygame.Rect((0, 0), size)
        below = thing.bottom + gap + size[1] <= layout.clear.bottom
        above = thing.top - gap - size[1] >= layout.clear.top
        if thing.height > theme.px(80) and (above or below):
            rect.midtop = thing.centerx, thing.bottom + gap if below else thing.top - gap - size[1]
        else:
            # It stays on one side of a moving ion until there is no room left there.
            if self._right and thing.right + gap + size[0] > layout.clear.right:
                self._right = False
            elif not self._right and thing.left - gap - size[0] < layout.clear.left:
                self._right = True
            if self._right:
                rect.midleft = thing.right + gap, thing.centery
            else:
                rect.midright = thing.left - gap, thing.centery
        rect.clamp_ip(layout.clear)
        self.rect = rect
        start, end = _nearest_edges(thing, rect)
        if math.dist(start, end) < theme.px(400):  # farther off a line would only cross out the scene
            pygame.draw.aaline(surface, BONE, start, end)

        def paint(canvas: pygame.Surface) -> None:
            canvas.blit(shapes.themed_panel(size, theme), (0, 0))
            y = pad + round(title_px * 0.8)
            text.draw(canvas, card.title, (pad, y), title_px, 600, BONE)
            y += theme.px(4)
            for line in lines:
                y += step
                text.draw(canvas, line, (pad, y), line_px, 400, ASH)

        self._canvas.draw(surface, rect, (card, size), paint)
