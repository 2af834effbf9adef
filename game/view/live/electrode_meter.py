"""The electrode's own meter beside its glass, and the reference electrode in the bath: 0 mV."""

import math

import pygame

from game.engine import Patch
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE
from game.view.panels.figures import signed
from game.view.panels.layout import Layout
from game.view.readout.readout import ChargePulse, Readout
from game.view.scene.scene import Scene
from game.words import _

_ABOVE_NM = 6.5  # the meter stays in the bath, above the proteins


class ElectrodeMeter:
    """Shows the voltage of the tip against the bath, and what it means."""

    def draw(self, surface: pygame.Surface, place: Layout, scene: Scene, patch: Patch, readout: Readout) -> None:
        """Draw both, while the electrode is in the picture."""
        tip = scene.electrode.tip_px(patch)
        if tip is None:
            return
        theme, ppn = place.theme, scene.camera.ppn
        lines = [(_("Electrode"), 400, ASH), (_reading(readout), 600, BONE), (_meaning(readout), 400, ASH)]
        lines += [(words, 400, BONE) for words in _capacitor(readout.probe.pulse)]
        sizes = [theme.font(px) for px in (21, 40, 21, *(22 for _line in lines[3:]))]
        pad = theme.px(16)
        width = max(text.measure(words, px, weight)[0] for (words, weight, _c), px in zip(lines, sizes, strict=True))
        height = sum(round(px * 1.3) for px in sizes)
        box = pygame.Rect(0, 0, width + 2 * pad, height + 2 * pad)
        joint = scene.electrode.along(tip, 12.0)
        box.midleft = round(joint[0] + 2.2 * ppn), round(joint[1])
        ground_x = _ground_x(place)
        if box.right > ground_x - pad:
            box.right = min(round(tip[0] - 2.0 * ppn), ground_x - pad)
        box.bottom = min(box.bottom, round(scene.camera.y_px(_ABOVE_NM)))
        box.clamp_ip(place.clear)
        surface.blit(shapes.themed_panel(box.size, theme), box)
        y = box.y + pad
        for (words, weight, colour), px in zip(lines, sizes, strict=True):
            text.draw(surface, words, (box.x + pad, y + px), px, weight, colour)
            y += round(px * 1.3)
        self._draw_ground(surface, place, scene)

    @staticmethod
    def _draw_ground(surface: pygame.Surface, place: Layout, scene: Scene) -> None:
        """A wire in the bath."""
        theme, ppn = place.theme, scene.camera.ppn
        words = _ground()
        x = _ground_x(place)
        foot = round(max(scene.camera.y_px(9.0), place.clear.top + theme.px(60)))
        wire = max(2, round(0.22 * ppn))
        pygame.draw.rect(surface, (206, 204, 198), (x, place.clear.top, wire, max(0, foot - place.clear.top)))
        pellet = pygame.Rect(0, 0, round(1.1 * ppn), round(2.4 * ppn))
        pellet.midtop = x + wire // 2, foot
        pygame.draw.rect(surface, (206, 204, 198), pellet, border_radius=pellet.width // 2)
        at = (pellet.right + theme.px(8), pellet.centery)
        text.draw(surface, words, at, theme.font(22), 600, BONE, outline=True)


def _ground() -> str:
    return _("bath: 0 mV")


def _ground_x(place: Layout) -> int:
    """Left edge of the reference electrode's wire, px."""
    return place.clear.right - place.theme.px(40) - text.measure(_ground(), place.theme.font(22), 600)[0]


def _reading(readout: Readout) -> str:
    reading = readout.probe.share * readout.voltage_mV
    if math.isnan(reading):  # put in before the first frame was measured
        return ""
    return _("{voltage} mV").format(voltage=signed(round(reading)))


def _meaning(readout: Readout) -> str:
    probe = readout.probe
    if not math.isnan(probe.holds_mV):
        return _("It holds V at {voltage} mV.").format(voltage=signed(round(probe.holds_mV)))
    if probe.share <= 0:
        return _("Tip in the bath: no difference.")
    if probe.share >= 1:
        leaky = _("Tip in the cell, leaky: V falls short.")
        return leaky if probe.leaky else _("V: inside against the bath.")
    return _("Tip in the membrane: part of V.")


def _capacitor(pulse: ChargePulse | None) -> list[str]:
    """The capacitor experiment, in two lines at most."""
    if pulse is None:
        return []
    lines = []
    if pulse.charge_e:
        jump = _("{n} charges: {jump} mV = q/C").format(n=signed(pulse.charge_e), jump=signed(round(pulse.jump_mV)))
        lines.append(jump)
    if not math.isnan(pulse.tau_s):
        fitted = _("tau = {tau} ± {error} s; C/g = {theory} s").format(
            tau=f"{pulse.tau_s:.1f}", error=f"{pulse.error_s:.1f}", theory=f"{pulse.theory_s:.1f}"
        )
        lines.append(fitted + (_(" ({n} runs)").format(n=pulse.repeats) if pulse.repeats > 1 else ""))
    return lines
