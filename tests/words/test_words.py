"""The language in use: how it is chosen, and what it does to words and numbers."""

import subprocess
import sys
from pathlib import Path

import pytest

from game import cli, words
from game.challenges import library
from game.challenges.questions import Point
from game.commands import kiosk
from game.words import _


def test_the_language_changes_while_the_program_runs() -> None:
    said = []
    for language in ("en", "es", "fr", "de", "en"):
        words.use_language(language)
        assert words.language() == language
        said.append(_("Membrane potential"))
    assert len(set(said[:4])) == 4
    assert said[0] == said[4] == "Membrane potential"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "de_AT"}, "de"),
        ({"LANGUAGE": "fr:de", "LANG": "en_GB.UTF-8"}, "fr"),
        ({"LANG": "pt_BR.UTF-8"}, "en"),
    ],
)
def test_the_system_says_which_language(environment: dict[str, str], language: str) -> None:
    assert words.system_language(environment) == language


@pytest.mark.parametrize(
    ("english", "german"),
    [("−70.5 mV", "−70,5 mV"), ("0.3 and 1.25.", "0,3 and 1,25."), ("0.1.0", "0.1.0"), ("run2.3.toml", "run2.3.toml")],
)
def test_numbers_on_the_screen_have_a_decimal_comma(english: str, german: str) -> None:
    assert words.with_decimal_commas(english) == english
    words.use_language("de")
    assert words.with_decimal_commas(english) == german


def test_thousands_are_set_apart() -> None:
    assert words.grouped(1234567) == "1,234,567"
    words.use_language("fr")
    assert words.grouped(1234567) == "1\u202f234\u202f567"


def test_a_level_of_the_campaign_speaks_the_language_and_a_teachers_own_stays_as_written(tmp_path: Path) -> None:
    file = library.find("1")
    own = tmp_path / "own.toml"
    own.write_bytes(file.read_bytes())
    english = library.open_level(file)
    words.use_catalogue("loud", _Loud())
    loud = library.open_level(file)
    assert library.open_level(own) == english
    assert loud.title == english.title.upper()
    assert loud.steps[0].say == english.steps[0].say.upper()
    choice = loud.questions[0].choice
    assert choice is not None
    assert choice.why[0].isupper()
    assert loud.solution == english.solution
    assert loud.goal.model_copy(update={"say": None}) == english.goal.model_copy(update={"say": None})


class _Loud(words.gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


def test_an_answer_is_found_with_or_without_its_accents() -> None:
    point = Point(
        say="The membrane is more permeable to K⁺.", words=["más permeable|mayor permeabilidad", "k+|potasio"]
    )
    assert point.suggested("Es MAS permeable al K⁺")
    assert point.suggested("es más permeable al potasio")
    assert not point.suggested("es permeable al potasio")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`minus70` with these arguments."""
    command = [sys.executable, "-m", "game", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)


def test_the_command_line_speaks_the_language_it_is_told() -> None:
    words.use_language("de")
    assert _("Print the version.") in run("--lang", "de", "--help").stdout
    assert _("Print the version.") not in run("--help").stdout


def test_an_unknown_language_is_one_sentence() -> None:
    done = run("--lang", "xx", "levels", "list")
    assert done.returncode == 2
    assert done.stderr.startswith("minus70: There is no language 'xx'; use one of en (English)")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--lang", "es", "kiosk"], ["kiosk", "--lang", "es"]])
def test_an_exhibit_begins_in_the_language_that_is_asked_for(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(kiosk, "run", lambda config, **how: asked.append(how["lang"]) or 0)
    assert cli.run(arguments) == 0
    assert asked == ["es"]


def test_a_language_is_spoken_for_a_while() -> None:
    """And then again the one before, whatever happens meanwhile."""
    words.use_language("fr")
    with words.in_language("de"):
        assert words.language() == "de"
        assert _("inside the cell") == "in der Zelle"
    assert words.language() == "fr"
    with pytest.raises(KeyError), words.in_language("es"):
        raise KeyError
    assert _("inside the cell") == "dans la cellule"
