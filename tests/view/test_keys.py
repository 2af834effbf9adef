"""The table of keys: all of it works, the help names all of it, on any keyboard, and never with a modifier too many."""

import pygame
import pytest
from challenge_rig import screen_of
from live_rig import live, run

from game.view import keys
from game.view.actions.classroom import ClassroomAction
from game.view.actions.live import Control, LiveAction, Pan, Puff, StepPump, TimeStep
from game.view.actions.time import Speed
from game.view.actions.window import WindowAction
from game.view.panels.dock import menu_rows
from game.view.widgets.binding import Binding, Bindings, codes
from game.view.widgets.input import Key, KeyEnd, read

SIZE = (1280, 720)
WITH_HELP = {"live": keys.LIVE, "lab": keys.LAB, "level": keys.LEVEL, "classroom": keys.CLASSROOM}
WITH_HELP |= {"presenting": keys.PRESENTING}
ALL = WITH_HELP | {"map": keys.MAP, "votes": keys.VOTES, "everywhere": keys.EVERYWHERE, "glossary": keys.GLOSSARY}
MODS = {"Shift": pygame.KMOD_LSHIFT, "Ctrl": pygame.KMOD_LCTRL, "": 0}


def down(key: int, text: str = "", mod: int = 0, scancode: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, unicode=text, mod=mod, scancode=scancode)


def typed(key: int, text: str = "", mod: int = 0, scancode: int = 0) -> Key:
    found = read(down(key, text, mod, scancode), SIZE)
    assert isinstance(found, Key)
    return found


@pytest.mark.parametrize("where", WITH_HELP)
def test_the_help_names_every_key_that_does_something(where: str) -> None:
    assert [row.action for row in WITH_HELP[where] if not (row.words and row.section)] == []
    caps = {cap for _title, found in WITH_HELP[where].lines() for line, _words in found for cap in line}
    left_out = {name for row in WITH_HELP[where] for name in row.keys} - caps
    assert all("1" < name < "9" for name in left_out), "all but digits between the first and the last"


def test_poking_the_cell_and_its_energy_have_a_key_and_a_line_in_the_help() -> None:
    lines = {caps: words for _title, found in keys.LIVE.lines() for caps, words in found}
    assert lines["E", "J"] == "poke the cell; its oxygen and glucose"
    screen = live()
    screen.handle(down(pygame.K_e, "e"))
    assert screen.controls.open_drawer == "Poke the cell"
    screen.handle(down(pygame.K_j, "j"))
    assert screen.controls.open_drawer == "Energy of the cell"


def test_every_key_of_the_live_screen_is_one_that_it_acts_on() -> None:
    for row in keys.LIVE:
        for name in (*row.keys, *row.also) if row.action is not None else ():
            for code in codes(name):
                screen = live()
                assert screen.handle(down(code, mod=MODS[row.held])), f"{name}: {row.action}"
                run(screen, 0.05)


@pytest.mark.parametrize("where", ALL)
def test_with_a_modifier_that_a_row_does_not_name_a_key_means_nothing(where: str) -> None:
    for row in ALL[where]:
        for code in (code for name in row.keys for code in codes(name)):
            for mod in (pygame.KMOD_LCTRL, pygame.KMOD_LALT, pygame.KMOD_LMETA, pygame.KMOD_LCTRL | pygame.KMOD_LALT):
                found = ALL[where].find(typed(code, mod=mod))
                assert found is None or (found.held == "Ctrl" and mod == pygame.KMOD_LCTRL), f"{row} with {mod}"
            if row.action is not None:
                assert ALL[where].find(typed(code, mod=MODS[row.held])) is row


def test_ctrl_r_starts_no_level_again_and_ctrl_f_follows_no_ion() -> None:
    screen = screen_of()
    session = screen.session
    assert not screen.handle(down(pygame.K_r, mod=pygame.KMOD_LCTRL))
    assert screen.session is session
    assert screen.handle(down(pygame.K_r, "r"))
    assert screen.session is not session
    other = live()
    assert not other.handle(down(pygame.K_f, mod=pygame.KMOD_LCTRL))
    assert other.time.trail is None


# What SDL says of a key: its own code, what it types and where it is; taken from an X server with each layout.
LAYOUTS = [
    ("Russian W", 1094, "ц", pygame.KSCAN_W, WindowAction.WORDS),
    ("Russian E", 1091, "у", pygame.KSCAN_E, Control.PROBE),
    ("Russian [", 1093, "х", pygame.KSCAN_LEFTBRACKET, Pan(-1)),
    ("Russian . by its place", 1102, "ю", pygame.KSCAN_PERIOD, TimeStep.STEP_FORWARD),
    ("Russian . by what it types", pygame.K_SLASH, ".", pygame.KSCAN_SLASH, TimeStep.STEP_FORWARD),
    ("Russian 1", pygame.K_1, "1", pygame.KSCAN_1, Speed(0.25)),
    ("Greek W", 962, "ς", pygame.KSCAN_W, WindowAction.WORDS),
    ("Greek D", 948, "δ", pygame.KSCAN_D, WindowAction.SOUND),
    ("Hebrew D", 1490, "ג", pygame.KSCAN_D, WindowAction.SOUND),
    ("Hebrew W, after another letter", pygame.K_QUOTE, "'", pygame.KSCAN_W, WindowAction.WORDS),
    ("AZERTY A, where Q is", pygame.K_a, "a", pygame.KSCAN_Q, Puff("GABA")),
    ("AZERTY 1", pygame.K_1, "&", pygame.KSCAN_1, Speed(0.25)),
    ("AZERTY :", pygame.K_COLON, ":", pygame.KSCAN_PERIOD, None),
    ("Dvorak E, where D is", pygame.K_e, "e", pygame.KSCAN_D, Control.PROBE),
    ("Dvorak . where E is", pygame.K_PERIOD, ".", pygame.KSCAN_E, TimeStep.STEP_FORWARD),
    ("Dvorak ' where Q is", pygame.K_QUOTE, "'", pygame.KSCAN_Q, None),
    ("German Ü, where [ is", 252, "ü", pygame.KSCAN_LEFTBRACKET, None),
    ("German [ with AltGr", pygame.K_8, "[", pygame.KSCAN_8, Pan(-1)),
]


@pytest.mark.parametrize(("what", "key", "text", "scancode", "action"), LAYOUTS, ids=[row[0] for row in LAYOUTS])
def test_a_key_is_found_on_every_layout(
    what: str, key: int, text: str, scancode: int, action: LiveAction | Control | None
) -> None:
    """By what it types and is called; only where a layout has no Latin letter by its place."""
    typed(1511 if what.startswith("Hebrew") else pygame.K_k, scancode=pygame.KSCAN_E)  # what was pressed before
    mod = pygame.KMOD_MODE if "AltGr" in what else 0
    found = keys.LIVE.find(typed(key, text, mod, scancode))
    assert (None if found is None else found.action) == action


def test_a_key_comes_up_as_the_key_that_went_down() -> None:
    went_down = typed(1094, "ц", scancode=pygame.KSCAN_W)
    came_up = read(pygame.event.Event(pygame.KEYUP, key=1094, mod=0, unicode="ц", scancode=pygame.KSCAN_W), SIZE)
    assert came_up == KeyEnd(went_down.key) == KeyEnd(pygame.K_w)
    assert went_down.text == "ц", "what is typed into a name stays as it is"


def test_two_rows_cannot_claim_one_key() -> None:
    with pytest.raises(ValueError, match="R is bound to reset and to again"):
        Bindings(Binding(("R",), "reset"), Binding(("R",), "again"))


def test_buttons_name_the_keys_that_do_the_same() -> None:
    rows = menu_rows(lambda action: None)
    assert [row.aside for row in rows] == ["X", "", "H", "W", "D", "F5", "F11", ""]
    assert keys.CLASSROOM.hint(ClassroomAction.LARGER) == "Ctrl +"
    assert keys.LIVE.hint(StepPump(1)) == "Shift →"
    assert keys.LIVE.hint(WindowAction.MAP) == "", "no key does that"
