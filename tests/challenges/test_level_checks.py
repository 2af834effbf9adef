"""What must be so in a level as a whole: any file at all is a level, or a list of mistakes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from game.challenges.level import Level
from game.challenges.level_checks import CHECKS
from game.documents import DocumentError, validate
from game.documents.source import Source, parse


def is_level_or_has_mistakes(source: Source) -> bool:
    """Whether a source is a level, or is refused with one mistake or more, each on a line of its own."""
    try:
        return isinstance(validate(source, Level, CHECKS), Level)
    except DocumentError as wrong:
        return len(wrong.lines) > 0 and all("\n" not in line for line in wrong.lines)


_NAMES = st.sampled_from(
    [
        "title",
        "teaches",
        "preset",
        "seed",
        "start",
        "closed",
        "controls",
        "steps",
        "goal",
        "stars",
        "hints",
        "questions",
        "debrief",
        "solution",
        "hold",
        "reach",
        "before",
        "all",
        "any",
        "count",
        "predict",
        "what",
        "above",
        "below",
        "seconds",
        "say",
        "at",
        "when",
        "set",
        "open",
        "point_at",
        "wait_for",
        "K_in",
        "x",
    ]
) | st.text(max_size=8)
_SCALARS = (
    st.none().map(lambda _: "nan")
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["V", "K", "neuron", "pump", "up"])
)
_TREES = st.recursive(
    _SCALARS, lambda t: st.lists(t, max_size=4) | st.dictionaries(_NAMES, t, max_size=5), max_leaves=30
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_NAMES, _TREES, max_size=8))
def test_no_table_however_odd_gives_a_traceback(data: dict[str, object]) -> None:
    assert is_level_or_has_mistakes(Source("f.toml", data))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab=[]{}\".\n#,1 '\\u", max_size=120).map(str.encode))
def test_no_text_however_odd_gives_a_traceback(raw: bytes) -> None:
    try:
        source = parse("f.toml", raw)
    except DocumentError:
        return
    assert is_level_or_has_mistakes(source)
