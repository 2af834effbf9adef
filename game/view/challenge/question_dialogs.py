"""The dialogs of a question: its answers, a box to write in, or the names of things; and what came of each."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from game.challenges.questions import Choice, Label, Outline
from game.view.challenge.answer import AnswerButton
from game.view.challenge.dialog import Dialog
from game.view.challenge.entry import TextEntry
from game.view.challenge.parts import Part, Text
from game.view.drawing.theme import ASH, BONE
from game.view.widgets.button import Button
from game.words import _

_LETTERS: Final = "ABCDEF"


def leading_button(words: str, act: Callable[[], None]) -> Button:
    """The button that continues."""
    button = Button(words, act, words=words)
    button.active = True
    return button


def choice_dialog(head: Sequence[Part], choice: Choice, chosen: Callable[[int], None]) -> Dialog:
    """Several answers, one of them right; `chosen` is called with the number of one, from 0."""
    answers = [AnswerButton(f"{_LETTERS[n]}   {words}", partial(chosen, n)) for n, words in enumerate(choice.answers)]
    return Dialog([*head, *answers], [], 980)


def chosen_dialog(head: Sequence[Part], choice: Choice, chosen: int, buttons: Sequence[Button]) -> Dialog:
    """The answers with the right one marked and the one that was chosen, and why."""
    right = choice.right - 1
    answers = []
    for n, words in enumerate(choice.answers):
        answer = AnswerButton(f"{_LETTERS[n]}   {words}", lambda: None)
        answer.mark = "right" if n == right else "wrong" if n == chosen else ""
        answer.enabled = n in (right, chosen)
        answer.focusable = False
        answers.append(answer)
    verdict = _("Right.") if chosen == right else _("Not quite.")
    verdicts = [Text(f"{verdict} {choice.why[chosen]}", 28, 500, BONE)]
    if chosen != right:
        verdicts.append(Text(choice.why[right], 26, 400, ASH))
    dialog = Dialog([*head, *answers, *verdicts], list(buttons), 980)
    dialog.focus(dialog.buttons[0])
    return dialog


def outline_dialog(head: Sequence[Part], written: Callable[[str], None]) -> Dialog:
    """A box to write the answer in; `written` is called with it."""
    entry = TextEntry(_("Type your answer, or say it aloud. Then see the mark scheme."))
    button = leading_button(_("Show the mark scheme"), lambda: written(entry.words))
    dialog = Dialog([*head, entry], [button], 1080)
    dialog.focus(entry)
    return dialog


def scheme_dialog(head: Sequence[Part], outline: Outline, answer: str, marked: Callable[[int], None]) -> Dialog:
    """The mark scheme to tick, with what `answer` suggests; `marked` is called with the marks."""
    suggested = outline.suggest(answer)
    ticks = [AnswerButton(point.say, lambda: None) for point in outline.points]
    for tick, suggestion in zip(ticks, suggested, strict=True):
        tick.mark = "ticked" if suggestion else "open"
        tick.act = partial(_toggle, tick)
    note = _("Tick each point that you made.")
    if any(suggested):
        note += " " + _("Words in your answer suggest the ones ticked already.")
    parts: list[Part] = [*head]
    if answer.strip():
        parts.append(Text(f"“{answer.strip()}”", 24, 400, ASH))
    take = leading_button(
        _("Take the marks"), lambda: marked(outline.marked([tick.mark == "ticked" for tick in ticks]))
    )
    return Dialog([*parts, Text(note, 26, 500, BONE), *ticks], [take], 1080)


def _toggle(tick: AnswerButton) -> None:
    tick.mark = "open" if tick.mark == "ticked" else "ticked"


def label_dialog(head: Sequence[Part], label: Label, named: dict[str, str], chosen: Callable[[str], None]) -> Dialog:
    """The names that are left, for the next thing after those that are `named`; `chosen` is called with one."""
    left = sorted({*label.places.values(), *label.others} - set(named.values()))
    answers = [AnswerButton(words, partial(chosen, words)) for words in left]
    asked = _("What is the thing with the ring? {n} of {all}").format(n=len(named) + 1, all=len(label.places))
    return Dialog([*head, Text(asked, 28, 500, BONE), *answers], [], 620)
