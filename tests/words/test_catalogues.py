"""The catalogues of translations are whole, true to the English in what must not change, and compiled."""

import gettext
import re
from string import Formatter

import catalogue
import pytest
from babel.messages import Message

SPOKEN = pytest.mark.parametrize("language", catalogue.SPOKEN)
MARKUP = re.compile(r"[A-Z]_\{(?:K|Na|Cl|Ca|i)\}|(?:Na|K|Cl|Ca|A|Ch)[²]?[⁺⁻](?![\w])")
"""What is written the same in every language: E_{K}, Na⁺, Ca²⁺."""


def forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    """The one form of a message, or its singular and plural."""
    return (words,) if isinstance(words, str) else tuple(words)


def lowered_out(words: str) -> str:
    """`words` without E_{K}, whose braces hold no place for a value."""
    return re.sub(r"_\{[^}]*\}", "_", words)


def fields(words: str) -> list[str]:
    """The places for values in a message, with how they are written: {x}, {n:.1f}, {name!r}."""
    found = Formatter().parse(lowered_out(words).replace("_{", "_"))
    return sorted({f"{name}!{how or ''}:{form or ''}" for _text, name, form, how in found if name is not None})


def translated(language: str) -> list[tuple[Message, str, str]]:
    """Every message of a catalogue that is translated: itself, one of its English forms, and one of its own."""
    found = []
    for message in catalogue.messages(catalogue.read(language)):
        for number, own in enumerate(forms(message.string)):
            if own:
                found.append((message, forms(message.id)[min(number, len(forms(message.id)) - 1)], own))
    return found


@SPOKEN
def test_places_for_values_are_kept(language: str) -> None:
    wrong = []
    for message, english, own in translated(language):
        if message.context == "keyword" or "{" not in english + own:
            continue
        try:
            same = fields(english) == fields(own)
        except ValueError:
            same = "{" not in lowered_out(english)
        if not same:
            wrong.append((english, own))
    assert wrong == []


@SPOKEN
def test_symbols_are_kept(language: str) -> None:
    """Ions and lowered letters: as many kinds in the one as in the other, but for word forms."""
    wrong = [
        (english, own)
        for message, english, own in translated(language)
        if message.context != "keyword"
        and (set(MARKUP.findall(english)) != set(MARKUP.findall(own)) or english.count("_{") != own.count("_{"))
    ]
    assert wrong == []


@SPOKEN
def test_no_words_end_or_begin_otherwise(language: str) -> None:
    """Spaces and line ends at the edges join words to others; a plain hyphen is no minus."""
    wrong = [
        (english, own)
        for message, english, own in translated(language)
        if english[: len(english) - len(english.lstrip(" \n"))] != own[: len(own) - len(own.lstrip(" \n"))]
        or english[len(english.rstrip(" \n")) :] != own[len(own.rstrip(" \n")) :]
        or (message.context != "keyword" and re.search(r"(?<![\w.-])-\d", own))
    ]
    assert wrong == []


@SPOKEN
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    """`python tests/words/catalogue.py` compiles them."""
    with catalogue.path(language, "mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue.messages(catalogue.read(language)):
        if forms(message.string)[0] and not message.fuzzy:
            found = (
                tuple(compiled.ngettext(*message.id, n) for n in (1, 2))
                if isinstance(message.id, tuple)
                else compiled.pgettext(message.context, message.id)
                if message.context
                else compiled.gettext(message.id)
            )
            assert found == message.string


@SPOKEN
def test_nothing_is_left_in_english(language: str) -> None:
    """Every message of the program is in the catalogue, translated; `python tests/words/catalogue.py` collects them."""
    known = {(each.context, forms(each.id)[0]) for each in catalogue.messages(catalogue.read(language))}
    wanted = {(each.context, forms(each.id)[0]) for each in catalogue.messages(catalogue.template())}
    assert wanted - known == set()
    assert [each.id for each in catalogue.untranslated(catalogue.read(language))] == []
