"""The configuration of an exhibit: a TOML file, checked key by key, with a default for everything."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from game import words
from game.documents.did_you_mean import did_you_mean
from game.documents.model import StrictModel
from game.words import _

from . import hours

LANGUAGES = tuple(words.LANGUAGES)


def _known_language(name: str) -> str:
    if name not in LANGUAGES:
        raise ValueError(_("there is no language {name!r}").format(name=name) + did_you_mean(name, LANGUAGES))
    return name


def _hours(line: str) -> str:
    hours.span(line)
    return line


def _time_of_day(text: str) -> str:
    hours.minute_of(text)
    return text


def _pin(text: str) -> str:
    if text and not (text.isascii() and text.isdigit() and 4 <= len(text) <= 8):
        raise ValueError(_('a PIN is 4 to 8 digits in quotes, such as "2718"'))
    return text


def _folder(text: str) -> str:
    if "\0" in text:  # every attempt to use it would be an error of Python's, and none of the system's
        raise ValueError(_("no folder can have that name: it holds \\0"))
    return text


Language = Annotated[str, Field(max_length=20), AfterValidator(_known_language)]
Hours = Annotated[str, Field(max_length=60), AfterValidator(_hours)]


class KioskConfig(StrictModel):
    """Everything that can be set; `KioskConfig()` is an exhibit in English that is always open."""

    language: Language = "en"
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=len(LANGUAGES), strict=False)] = LANGUAGES
    scenes: Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=64, strict=False)] = ()
    scene_seconds: Annotated[float, Field(ge=5, le=3600, allow_inf_nan=False)] = 25.0

    idle_seconds: Annotated[float, Field(ge=5, le=3600, allow_inf_nan=False)] = 45.0
    countdown_seconds: Annotated[float, Field(ge=5, le=120, allow_inf_nan=False)] = 15.0

    sound: bool = False
    captions: bool = True
    high_contrast: bool = False
    reduced_motion: bool = False
    text_scale: Annotated[float, Field(ge=0.8, le=1.6, allow_inf_nan=False)] = 1.0

    display: Annotated[int, Field(ge=0, le=15)] = 0
    rotation: Literal[0, 90, 180, 270] = 0
    burn_in_shift_px: Annotated[int, Field(ge=0, le=40)] = 6
    burn_in_every_s: Annotated[float, Field(ge=5, le=3600, allow_inf_nan=False)] = 60.0

    opening: Annotated[tuple[Hours, ...], Field(max_length=28, strict=False)] = ()
    closed: Literal["dim", "blank"] = "dim"

    pin: Annotated[str, AfterValidator(_pin)] = ""
    restart_at: Annotated[str, AfterValidator(_time_of_day)] | None = None
    log_folder: Annotated[str, Field(max_length=1000), AfterValidator(_folder)] = ""

    @model_validator(mode="after")
    def _first_language(self) -> Self:
        if self.language not in self.languages:
            raise ValueError(_("language is {name!r}, which is not among languages").format(name=self.language))
        return self
