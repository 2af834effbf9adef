"""What is drawn and said of a species: the fields of a row of species_art.py."""

from dataclasses import dataclass

from .species_outlines import Outline

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeciesArt:
    """The pictures, colours and words of one species."""

    key: str
    """As in species.TABLE."""

    # The scene.
    sprite: str  # sprites/<sprite>.svg, and <sprite>_lg.svg with its sign if it has one
    span_nm: float  # of the square that it is drawn in
    brightness: float  # far from the membrane it is dimmer still
    bright_on: tuple[int, ...] = ()  # sides on which it is rare, and brighter: the rare ion is the story
    turns: tuple[float, ...] = (0.0,)  # degrees: the ways in which it lies, each as often; with its sign it is upright
    scales: tuple[float, ...] = (1.0,)  # its sizes, each as often
    channel: str = "channel_cation"  # sprites/<channel>.svg and <channel>_closed.svg: its leak channel
    tap_nm2: float = float("inf")  # a tap has to be this near, squared; 0: it cannot be tapped

    # Colours: the body, lit from one side, in the shade; of words on dark panels; on white paper.
    colour: Colour
    highlight: Colour
    shadow: Colour
    text: Colour
    on_paper: Colour
    small: Colour | None = None  # of bars and small pictures, where the body is too dark for them

    # Words and small pictures.
    outline: Outline | None  # of its small picture; its sign is drawn over it. None: it has none
    label: str = ""  # as panels write it, the same in every language; "": as species.TABLE has it
    name: str  # what the card about one that is tapped calls it
    name_alone: bool = False  # the card's title is the name, without the label
    note: str = ""  # what the card says of one that never crosses, in place of how often it has

    # Panels.
    column: int | None = None  # its place among the concentrations, from the left; None: it is not among them
    least_mM: float = 0.0  # it is among them where a side has so much
    dim: bool = False  # its figures and its bar stand back
    flow: int | None = None  # its place in the charge flow, from the tip of the outward arrow; None: it has none
