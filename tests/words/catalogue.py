"""The translators' files: `python tests/words/catalogue.py` collects every message of the program and renews them all.

It writes game/locale/minus70.pot, brings each game/locale/*/LC_MESSAGES/minus70.po up to it, keeping what is
translated, and compiles each .po to the .mo that the program reads. No dates and no line numbers are written, so that
two people's changes seldom meet on one line.
"""

import sys
import tomllib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from game.documents import translated  # noqa: E402
from game.engine import presets, settings  # noqa: E402
from game.verify import CLAIMS  # noqa: E402
from game.words import LANGUAGES  # noqa: E402

LOCALE = ROOT / "game" / "locale"
POT = LOCALE / "minus70.pot"
SPOKEN = tuple(sorted(code for code in LANGUAGES if code != "en"))
KEYWORDS = {"_": None, "N_": None, "Sentence": (1,), "in_number": (1, 2), "in_context": ((1, "c"), 2)}
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HEADER = """\
# {name} of minus70. How to translate: game/locale/README.md.
#"""


def template() -> Catalog:
    """Every message there is."""
    catalog = _catalog(None)
    found = extract_from_dir(
        ROOT / "game", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("For translators:",)
    )
    for file, _line, message, comments, context in found:
        _add(catalog, message, f"game/{Path(file).as_posix()}", context, comments)
    for file in sorted((ROOT / "levels").rglob("*.toml")):
        for text, context in translated.messages(tomllib.loads(file.read_text(encoding="utf-8"))):
            _add(catalog, text, file.relative_to(ROOT).as_posix(), context or None)
    for name in presets.names():
        spec = presets.get(name)
        for text in (spec.title, presets.short(name), spec.sentence):
            _add(catalog, text, "game/engine/presets.toml")
    for setting in settings.TABLE.values():
        _add(catalog, setting.help, "game/engine/settings.py")
    for claim in CLAIMS:
        for text in (claim.name, claim.theory, claim.unit):
            _add(catalog, text, "game/verify")
    for each in catalog:
        each.locations.sort()  # folders are walked in another order on each machine
    return catalog


def _add(
    catalog: Catalog,
    message: str | tuple[str, ...],
    place: str,
    context: str | None = None,
    comments: list[str] | None = None,
) -> None:
    known = catalog.get(message if isinstance(message, str) else message[0], context)
    if known is None or (place, None) not in known.locations:
        catalog.add(message, locations=[(place, None)], context=context, auto_comments=comments or ())


def _catalog(language: str | None) -> Catalog:
    catalog = Catalog(locale=language, domain="minus70", project="minus70", fuzzy=False)
    catalog.header_comment = HEADER.format(name="The words" if language is None else f"The words ({language})")
    return catalog


def path(language: str, kind: str = "po") -> Path:
    """Where a language's catalogue is."""
    return LOCALE / language / "LC_MESSAGES" / f"minus70.{kind}"


def read(language: str) -> Catalog:
    """A language's catalogue as its .po file has it."""
    if not path(language).exists():
        return _catalog(language)
    with path(language).open("rb") as file:
        return read_po(file, locale=language, domain="minus70")


def compiled(catalog: Catalog) -> bytes:
    """What the program reads: the same bytes for the same words, whenever it is made."""
    catalog.creation_date = catalog.revision_date = _LONG_AGO
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def as_text(catalog: Catalog) -> bytes:
    """A catalogue as a .po file, sorted by where its messages are."""
    out = BytesIO()
    write_po(out, catalog, width=120, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    lines = out.getvalue().decode().split("\n")
    dated = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Language-Team')
    unwanted = (*dated, '"Report-Msgid-Bugs-To')
    return "\n".join(line for line in lines if not line.startswith(unwanted)).encode()


def renewed(language: str, wanted: Catalog) -> Catalog:
    """A language's catalogue with just the messages that are wanted; those that are new are untranslated."""
    old, new = read(language), _catalog(language)
    for message in wanted:
        if message.id:
            known = old.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            new.add(
                message.id,
                known.string if known is not None and isinstance(known.id, type(message.id)) else None,
                locations=message.locations,
                auto_comments=message.auto_comments,
                user_comments=() if known is None else known.user_comments,
                context=message.context,
            )
    return new


def messages(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue, without its header."""
    return [message for message in catalog if message.id]


def untranslated(catalog: Catalog) -> list[Message]:
    """The messages that have no words yet, or doubtful ones."""
    return [each for each in messages(catalog) if each.fuzzy or not each.string or not all(_forms(each.string))]


def _forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def main() -> None:
    """Renew every file, and say how much is left to translate."""
    wanted = template()
    LOCALE.mkdir(exist_ok=True)
    POT.write_bytes(as_text(wanted))
    print(f"{len(messages(wanted))} messages")
    for language in SPOKEN:
        catalog = renewed(language, wanted)
        path(language).parent.mkdir(parents=True, exist_ok=True)
        path(language).write_bytes(as_text(catalog))
        path(language, "mo").write_bytes(compiled(catalog))
        print(f"{language}: {len(untranslated(catalog))} to translate")


if __name__ == "__main__":
    main()
