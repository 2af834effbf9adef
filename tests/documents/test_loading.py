"""One door for every file that a person writes: the file, its model, and checks that the model cannot make."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from game.documents import Checks, DocumentError, Mistake, load
from game.documents.model import StrictModel
from game.words import N_


class Dish(StrictModel):
    """A file of these tests."""

    name: str
    eggs: int = 0
    spoons: list[str] = Field(default_factory=list)


def _no_soap(tables: Mapping[str, Any]) -> Iterator[Mistake]:
    for number, spoon in enumerate(tables.get("spoons", [])):
        if spoon == "soap":
            yield ("spoons", number), "no soap."


def _even(dish: Dish) -> Iterator[Mistake]:
    if dish.eggs % 2:
        yield ("eggs",), "eggs come in pairs."
    if len(dish.spoons) > 1:
        yield ("spoons",), "one spoon."


CHECKS = Checks[Dish](tables=_no_soap, content=_even, if_empty=N_("a dish has a name."))


def mistakes(folder: Path, text: str, checks: Checks[Dish] | None = CHECKS) -> list[str]:
    """What is said of a file, without the file's name."""
    file = folder / "dish.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        load(file, Dish, checks)
    assert str(refused.value) == "\n".join(refused.value.lines)
    assert [str(problem) for problem in refused.value.problems] == list(refused.value.lines)
    return [line.removeprefix(f"{file}:") for line in refused.value.lines]


def test_a_file_without_a_mistake_is_what_its_model_says(tmp_path: Path) -> None:
    file = tmp_path / "dish.toml"
    file.write_text('name = "omelette"\neggs = 2\n', encoding="utf-8")
    assert load(file, Dish, CHECKS) == load(file, Dish) == Dish(name="omelette", eggs=2)


def test_checks_of_the_tables_and_the_model_speak_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert mistakes(tmp_path, 'spoons = ["wood", "soap"]\neggs = "2"\nnam = "x"\n') == [
        "1:1: name: this is missing; add it.",
        "1:19: spoons[2]: no soap.",
        "2:1: eggs: '2' should be a whole number, without quotes.",
        "3:1: nam: there is no such key: did you mean 'name'?",
    ]


def test_checks_of_the_content_wait_until_nothing_else_is_wrong(tmp_path: Path) -> None:
    assert mistakes(tmp_path, 'name = "x"\nspoons = ["a", "b"]\neggs = 3\n') == [
        "2:1: spoons: one spoon.",
        "3:1: eggs: eggs come in pairs.",
    ]
    assert mistakes(tmp_path, 'name = "x"\nspoons = ["soap", "b"]\neggs = 3\n') == ["2:11: spoons[1]: no soap."]


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "# nothing\n") == ["1:1: a dish has a name."]
    assert mistakes(tmp_path, "", None) == ["1:1: name: this is missing; add it."]


def test_what_cannot_be_parsed_is_the_only_mistake(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "name = omelette\n") == [
        "1:8: this is no value: text stands in quotes, a number has digits alone."
    ]


def test_an_error_may_be_about_a_name_that_no_file_has() -> None:
    error = DocumentError("There is no dish 'x'.")
    assert (error.lines, error.problems, str(error)) == (("There is no dish 'x'.",), [], "There is no dish 'x'.")
