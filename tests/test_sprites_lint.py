"""Every sprite keeps to the part of SVG that the rasteriser draws right, and to the scale of the scene."""

import re
import xml.etree.ElementTree as ET
from importlib.resources import files

import pytest

import sprites

SVG = "{http://www.w3.org/2000/svg}"
# What nanosvg draws as written. It ignores use, text, mask, filter, clip-path and style sheets silently.
ELEMENTS = {
    "svg",
    "defs",
    "g",
    "linearGradient",
    "radialGradient",
    "stop",
    "path",
    "circle",
    "ellipse",
    "rect",
}
MOST_BYTES = 40_000
EACH = pytest.mark.parametrize("name", sprites.names())


def tree(name: str) -> ET.Element:
    return ET.fromstring(sprites.svg(name))


def test_every_file_has_an_entry_and_every_entry_a_file():
    on_disk = {entry.name.removesuffix(".svg") for entry in files("sprites").iterdir() if entry.name.endswith(".svg")}
    assert on_disk == set(sprites.names())


@EACH
def test_only_elements_that_the_rasteriser_draws(name):
    found = {element.tag.removeprefix(SVG) for element in tree(name).iter()}
    assert found <= ELEMENTS, f"{name}: {sorted(found - ELEMENTS)}"


@EACH
def test_no_styles_links_or_effects(name):
    for element in tree(name).iter():
        for attribute in (
            "style",
            "class",
            "filter",
            "mask",
            "clip-path",
            "href",
            "{http://www.w3.org/1999/xlink}href",
        ):
            assert attribute not in element.attrib, f"{name}: <{element.tag}> has {attribute}"


@EACH
def test_gradients_are_in_user_space(name):
    """Gradients relative to a shape's box come out flat or with a hard seam."""
    for element in tree(name).iter():
        if element.tag.endswith("Gradient"):
            assert element.get("gradientUnits") == "userSpaceOnUse", f"{name}: {element.get('id')}"


@EACH
def test_every_gradient_asked_for_is_there(name):
    text = sprites.svg(name).decode()
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(re.findall(r'Gradient id="([^"]+)"', text))


@EACH
def test_small_file(name):
    assert len(sprites.svg(name)) < MOST_BYTES


@EACH
def test_view_box_is_what_the_anchors_say(name):
    box = [float(v) / sprites.UNITS_PER_NM for v in tree(name).attrib["viewBox"].split()]
    (x, y), (w, h) = sprites.anchors(name)
    assert box == pytest.approx([-x, -y, w, h], abs=1e-3)


@EACH
def test_anchor_of_a_thing_that_floats_is_its_middle(name):
    if name.startswith(("ion_", "anion", "choline", "site_", "atp", "adp", "pi", "ouabain")):
        (x, y), (w, h) = sprites.anchors(name)
        assert (2 * x, 2 * y) == pytest.approx((w, h))


def test_gradients_of_the_pump_parts_have_names_of_their_own():
    """The parts are put together into one picture, where a second gradient of the same name would be lost."""
    seen: set[str] = set()
    for name in sprites.names():
        if name.startswith("pump_"):
            found = set(re.findall(r'Gradient id="([^"]+)"', sprites.svg(name).decode()))
            assert not found & seen
            seen |= found


def test_every_pump_part_has_its_two_layers():
    for name in sprites.names():
        if name.startswith("pump_"):
            assert [g.get("id") for g in tree(name).findall(f"{SVG}g")] == ["edge", "body"], name


def test_ions_have_a_signed_twin():
    for name in ("ion_na", "ion_k", "ion_cl", "anion", "choline"):
        assert sprites.anchors(name) == sprites.anchors(f"{name}_lg")


def test_channels_have_a_closed_twin_and_a_place_for_a_plug():
    for name in ("channel_k", "channel_na", "channel_cl", "channel_ca"):
        assert sprites.anchors(name) == sprites.anchors(f"{name}_closed")
        assert len(sprites.points(name, "plug")) == len(sprites.points(name, "pores"))


def test_unknown_names_are_named():
    with pytest.raises(sprites.UnknownSprite, match="'ion_xx'"):
        sprites.svg("ion_xx")
    with pytest.raises(sprites.UnknownSprite, match="'gates'"):
        sprites.points("channel_k", "gates")
