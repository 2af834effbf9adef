"""The run that a screen shows, as the text of a recording: what a crash report keeps of it."""

from game.engine.recording import Recording
from game.engine.recording_file import text
from game.view.sound.sound import ShowsRun


def run_text(screen: object) -> str | None:
    """The text of a recording of the run on `screen`, from its first tick; None where it shows no run."""
    session = screen.session if isinstance(screen, ShowsRun) else None
    return None if session is None else text(Recording.of(session))
