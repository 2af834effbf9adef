"""The pump's pictures tell its state: which gate is shut, where its ions, ATP and phosphate are."""

import itertools
import math

import pygame
import pytest

from game.view.drawing.cache import ENTRY_BYTES, BoundedCache
from game.view.scene.pump import poses
from game.view.scene.pump.frames import PumpArt
from game.view.scene.pump.poses import CYCLE, TWEENS

STEPS = list(itertools.pairwise((*CYCLE, CYCLE[0])))
TIMES = [n / (TWEENS + 1) for n in range(TWEENS + 2)]
NA_NM, K_NM = 0.58, 0.64  # across the solid part of the sprites


@pytest.fixture(scope="module")
def art():
    return PumpArt(16.84)


def colour(art, step, point):
    """What is drawn at a point (nm from the anchor, y down)."""
    image, (x, y) = art.frame(*step)
    return image.get_at((round(x + point[0] * art.ppn), round(y + point[1] * art.ppn)))


def rest(name):
    return name, name, 0.0


def test_both_ends_of_a_step_are_the_resting_pictures(art):
    for a, b in STEPS:
        assert art.frame(a, b, 0.0)[0] is art.frame(*rest(a))[0]
        assert art.frame(a, b, 1.0)[0] is art.frame(*rest(b))[0]


def test_a_step_has_twelve_pictures_between_its_ends(art):
    seen = {id(art.frame("e1p", "e2p", n / 400)[0]) for n in range(401)}
    assert len(seen) == TWEENS + 2


def test_time_outside_the_step_is_its_end(art):
    assert art.frame("e1", "e1p", -1.0)[0] is art.frame(*rest("e1"))[0]
    assert art.frame("e1", "e1p", 2.0)[0] is art.frame(*rest("e1p"))[0]


def test_the_cavity_tells_where_it_is_open(art):
    r, g, b, a = colour(art, rest("e1"), (0, 1.9))
    assert a > 200
    assert r > g  # plum: inside
    r, g, b, a = colour(art, rest("e2p"), (0, -1.9))
    assert a > 200
    assert g > 1.8 * r  # teal: outside
    for name in ("e1p", "e2"):
        r, g, b, a = colour(art, rest(name), (0, 1.0))
        assert a > 250
        assert max(r, g, b) < 40  # black: shut


@pytest.mark.parametrize(
    ("name", "inner", "outer"),
    [("e1", 0, 1), ("e1na", 0, 1), ("e1p", 1, 1), ("e2p", 1, 0), ("e2pk", 1, 0), ("e2", 1, 1)],
    ids=CYCLE,
)
def test_a_seam_shines_only_where_a_gate_is_shut(art, name, inner, outer):
    assert (min(colour(art, rest(name), (0, 2.38))[:3]) > 120) == bool(inner)
    assert (min(colour(art, rest(name), (0, -2.51))[:3]) > 120) == bool(outer)


def test_never_open_on_both_sides():
    for (a, b), t in itertools.product(STEPS, TIMES):
        now = poses.pose(a, b, t)
        assert min(now.open_in, now.open_out) == 0


def test_the_membrane_is_never_seen_through_the_pump(art):
    for (a, b), t in itertools.product(STEPS, TIMES):
        image, (x, y) = art.frame(a, b, t)
        reach, half = round(2.4 * art.ppn), round(1.7 * art.ppn)
        alpha = pygame.surfarray.array_alpha(image)[x - reach : x + reach, y - half : y + half]
        assert alpha.min() > 250, (a, b, t)


@pytest.mark.parametrize("species", ["Na", "K"])
def test_bound_ions_lie_in_the_cavity(art, species):
    for (a, b), t in itertools.product(STEPS, TIMES):
        for site in poses.sites(a, b, t, species):
            assert max(colour(art, (a, b, t), site)[:3]) < 100


@pytest.mark.parametrize(("species", "count", "across"), [("Na", 3, NA_NM), ("K", 2, K_NM)])
def test_bound_ions_never_lie_over_one_another(species, count, across):
    for (a, b), t in itertools.product(STEPS, TIMES):
        found = poses.sites(a, b, t, species)
        assert len(found) == count
        assert min(math.dist(p, q) for p, q in itertools.combinations(found, 2)) > across


def test_nothing_jumps_from_one_picture_to_the_next():
    for (a, b), (t, u) in itertools.product(STEPS, itertools.pairwise(TIMES)):
        now, then = poses.pose(a, b, t), poses.pose(a, b, u)
        for name in now.bodies:
            p, q = now.bodies[name], then.bodies[name]
            assert math.hypot(p.x - q.x, p.y - q.y) < 0.35
            assert abs(p.angle - q.angle) < 9


def test_lobes_lead_the_halves():
    for a, b in STEPS:
        now, start, end = poses.pose(a, b, 0.4), poses.pose(a, b, 0), poses.pose(a, b, 1)

        def done(body, now=now, start=start, end=end):
            p, q, r = (pose.bodies[body].angle for pose in (start, now, end))
            return (q - p) / (r - p)

        assert done("a") > done("left")


def test_the_last_phosphate_of_atp_reaches_its_pocket_as_the_pump_shuts():
    """The third bead (0.9 nm from the nucleotide's middle) is where the phosphate will sit."""

    def gap(name):
        seat, pocket = poses.atp_site(*rest(name)), poses.phosphate_site(*rest(name))
        way = math.radians(seat.angle)
        return math.dist((seat.x + 0.9 * math.cos(way), seat.y + 0.9 * math.sin(way)), pocket)

    assert gap("e1p") < 0.1
    assert gap("e1") > 0.5


def test_ouabain_lies_in_the_outer_mouth_clear_of_the_potassium_sites(art):
    x, y = poses.ouabain_site()
    assert -2.8 < y < 0
    assert max(colour(art, rest("e2p"), (x, y))[:3]) < 110
    assert min(math.dist((x, y + 0.9), site) for site in poses.sites(*rest("e2p"), "K")) > 0.4


@pytest.mark.parametrize("ppn", [11.2, 16.84])
def test_no_picture_is_cut_off(ppn):
    art = PumpArt(ppn)
    for (a, b), t in itertools.product(STEPS, TIMES[::4]):
        alpha = pygame.surfarray.array_alpha(art.frame(a, b, t)[0])
        assert max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) == 0


def test_prewarm_makes_every_picture_of_the_cycle():
    art = PumpArt(8.0)
    assert sum(1 for _ in art.prewarm()) == len(CYCLE) * (TWEENS + 1)
    made = {id(art.frame(a, b, t)[0]) for (a, b), t in itertools.product(STEPS, TIMES)}
    assert len(made) == len(CYCLE) * (TWEENS + 1)


def test_size_follows_the_scale():
    small, large = PumpArt(10), PumpArt(20)
    assert large.size_px == tuple(2 * v for v in small.size_px)
    assert large.origin_px == tuple(2 * v for v in small.origin_px)


def test_an_unknown_conformation_is_named():
    with pytest.raises(KeyError, match="e3"):
        poses.sites("e3", "e3", 0.0, "Na")


def test_no_more_pictures_are_kept_than_the_bound_says() -> None:
    """In room for three pictures a whole cycle is drawn, and never more than three are there."""
    shelf = BoundedCache(1 << 28)
    art = PumpArt(10.0, pictures=shelf)
    most = 3 * (ENTRY_BYTES + 4 * art.size_px[0] * art.size_px[1])  # as large as any picture, uncut
    shelf.bound(most)
    for _made in art.prewarm():
        assert 1 <= len(shelf) <= 3
    again, _origin = art.frame(CYCLE[-1], CYCLE[0], 0.0)
    assert again.get_width() > 0
    assert shelf.bytes <= most


@pytest.mark.parametrize("ppn", [11.2, 33.7])
def test_a_picture_without_its_clear_edges_is_drawn_as_the_whole_would_be(ppn: float) -> None:
    art, at = PumpArt(ppn), (200.5, 300.5)
    image, (x, y) = art.frame("e1p", "e2p", 0.4)
    cut, whole = pygame.Surface((500, 700)), pygame.Surface((500, 700))
    cut.blit(image, (round(at[0] - x), round(at[1] - y)))
    uncut = pygame.Surface(art.size_px, pygame.SRCALPHA)
    uncut.blit(image, (art.origin_px[0] - x, art.origin_px[1] - y), special_flags=pygame.BLEND_RGBA_MAX)
    whole.blit(uncut, (round(at[0] - art.origin_px[0]), round(at[1] - art.origin_px[1])))
    assert pygame.image.tobytes(cut, "RGB") == pygame.image.tobytes(whole, "RGB")
    assert image.get_width() * image.get_height() < 0.9 * art.size_px[0] * art.size_px[1]
