"""Options that belong together, declared once for all commands that take them."""

import functools
import inspect
from collections.abc import Callable
from typing import Any


def takes(**makers: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator: in the place of the command's parameter NAME stand the parameters of the maker of that name.

    The maker is called with them, and the command with what it returns:

        @takes(look=look_options)
        def live(preset: Preset = "neuron", *, look: Look) -> None:
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        options = {name: inspect.signature(maker).parameters for name, maker in makers.items()}
        parameters: list[inspect.Parameter] = []
        for parameter in inspect.signature(command).parameters.values():
            parameters += options.get(parameter.name, {parameter.name: parameter}).values()

        @functools.wraps(command)
        def call(**given: Any) -> Any:
            for name, maker in makers.items():
                given[name] = maker(**{option: given.pop(option) for option in options[name]})
            return command(**given)

        del call.__wrapped__  # typer would read the command's own parameters
        by_name = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in parameters]
        call.__signature__ = inspect.Signature(by_name)  # type: ignore[attr-defined]
        call.__annotations__ = {parameter.name: parameter.annotation for parameter in by_name}
        return call

    return decorate
