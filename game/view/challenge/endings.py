"""The dialogs at the end of a level, and the questions before it: why it was won or not, in terms of ions."""

from collections.abc import Callable

from game.challenges.actions import PlayerAction
from game.challenges.explanation import explain
from game.challenges.goals.answer import AnswerTracker
from game.challenges.play import Play
from game.view.challenge.answer import AnswerButton
from game.view.challenge.dialog import Dialog
from game.view.challenge.parts import Part, Stars, Text
from game.view.drawing.theme import BONE
from game.view.widgets.button import Button
from game.words import _

Act = Callable[[], None]


def asking_dialog(play: Play, answered: Act) -> Dialog:
    """A dialog with the question that the level waits for; `answered` is called once `play` has the answer."""
    question = play.question
    assert question is not None

    def giver(action: PlayerAction) -> Act:
        def give() -> None:
            play.do(action)
            answered()

        return give

    if isinstance(question, AnswerTracker):
        over = _("A question")
        choices = [(words, PlayerAction(answer=1 + n)) for n, words in enumerate(question.goal.answers)]
    else:
        over = _("Predict first")
        ways = {"up": _("It goes up"), "down": _("It goes down"), "same": _("It stays the same")}
        choices = [(words, PlayerAction.model_validate({"predict": name})) for name, words in ways.items()]
    answers = [AnswerButton(words, giver(action)) for words, action in choices]
    parts: list[Part] = [Text(over, 24, 400, gap=0), Text(question.ask, 36, 600, BONE)]
    return Dialog([*parts, *answers], [], 720)


def win_dialog(play: Play, best: bool, again: Act, levels: Act, on: Act, questions: Act) -> Dialog:
    """Stars, time, and what happened; the questions of the level, if it has any, before the next."""
    debrief = play.level.debrief
    seconds = _("{seconds:.0f} s · moves: {moves}").format(seconds=play.watch.time_s, moves=play.watch.moves)
    if best:
        seconds += " · " + _("your best so far")
    parts: list[Part] = [
        Text(play.level.title, 26, 400, gap=0),
        Text(_("Done!"), 64, 600, BONE, 4),
        Stars(play.stars),
        Text(seconds, 24),
    ]
    made = play.predictions
    if made and all(prediction.right for prediction in made):
        parts.append(Text(_("You predicted it rightly."), 28, 600, BONE))
    else:
        parts += [Text(each.why(play.watch), 28, 600, BONE) for each in made if not each.right]
    parts += [Text(sentence, 30, 500, BONE) for sentence in debrief.say]
    parts.append(Text(explain(play.patch, play.watch), 26))
    if debrief.many_think is not None and debrief.in_fact is not None:
        parts.append(Text(_("Many think: {words}").format(words=debrief.many_think), 26))
        parts.append(Text(_("In fact: {words}").format(words=debrief.in_fact), 26, 600, BONE, 6))
    if debrief.remember is not None:
        parts.append(Text(_("Remember: {words}").format(words=debrief.remember), 28, 600, BONE))
    last = _button(_("Questions"), questions) if play.level.questions else _button(_("Next"), on)
    return _ending(parts, [_button(_("Again"), again), _button(_("Levels"), levels), last], 980)


def lose_dialog(play: Play, again: Act, levels: Act) -> Dialog:
    """A dialog with the reason for losing, and a hint."""
    hint = play.hints.take()
    parts: list[Part] = [
        Text(play.level.title, 26, 400, gap=0),
        Text(_("Not yet"), 64, 600, BONE, 4),
        Text(play.why(), 30, 500, BONE),
        Text(explain(play.patch, play.watch), 26),
    ]
    if hint is not None:
        parts.append(Text(_("Hint: {words}").format(words=hint.say), 28, 600, BONE))
    return _ending(parts, [_button(_("Levels"), levels), _button(_("Try again"), again)], 900)


def marks_dialog(play: Play, marks: int, most: int, again: Act, on: Act) -> Dialog:
    """A dialog with the marks from the questions."""
    words = _("You have {marks} of {most} marks.").format(marks=marks, most=most)
    parts: list[Part] = [Text(play.level.title, 26, 400, gap=0), Text(words, 40, 600, BONE)]
    return _ending(parts, [_button(_("Ask again"), again), _button(_("Next"), on)], 760)


def _button(words: str, act: Act) -> Button:
    return Button(words, act, words=words)


def _ending(parts: list[Part], buttons: list[Button], width: int) -> Dialog:
    """A dialog whose last button is the one that leads on."""
    buttons[-1].active = True
    dialog = Dialog(parts, buttons, width)
    dialog.focus(buttons[-1])
    return dialog
