"""Whatever JSON stands in a recording, it is played, or refused in one sentence with its line."""

import dataclasses
import math
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from game.engine import PatchSpec, actions, measure
from game.engine.recording import RecordingError, engine
from game.engine.recording_file import load
from game.engine.recording_lines import body, signed
from game.engine.session import ReplayError
from game.printable import one_line

HEAD = {"minus70": "recording", "version": 1, "program": "0.1.0", "engine": "", "preset": "neuron", "seed": 1}
FIELDS = [field.name for field in dataclasses.fields(PatchSpec)]


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)


odd = st.sampled_from(
    [None, True, 0, -1, 1e6, 1e308, 1e19, 10**30, 2**63, "", "huge", "\x1b", "K", [], {}, {"K": None}, {"K": 1e9}]
)
json_values = st.recursive(
    odd | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5), _nested, max_leaves=4
)


@st.composite
def rows(draw: st.DrawFn) -> list[Any]:
    """A head, a few actions and an end, right for the most part."""
    changed = draw(
        st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), json_values, max_size=2) | json_values
    )
    if isinstance(changed, dict):
        changed = {"size": "small", **changed}
    head = HEAD | {"changed": changed, "begin": 0}
    names = st.sampled_from([*actions.names(), "step", "_refresh", "__init__", "restore"])
    action = st.fixed_dictionaries({"tick": st.just(2) | json_values, "do": names | json_values, "with": json_values})
    lists = st.fixed_dictionaries({"tick": st.just(2), "do": names, "with": st.lists(json_values, max_size=3)})
    likely = st.sampled_from([("set", ["K_out", 9]), ("add", ["NaV", 3]), ("remove", [1]), ("restart", ["axon"])]).map(
        lambda done: {"tick": 2, "do": done[0], "with": done[1]}
    )
    made = [head, *draw(st.lists(likely | likely | likely | lists | action, max_size=3)), {"end": 5, "state": ""}]
    for row in made:
        if draw(st.integers(0, 14)) == 0:
            row[draw(st.sampled_from(sorted(row)))] = draw(json_values)
    return made


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(rows=rows())
@example(rows=[HEAD | {"changed": {"dt_s": 1e6}, "begin": 0}, {"end": 5}])
@example(rows=[HEAD | {"changed": {"gates": None}, "begin": 0}, {"end": 5}])
def test_any_rows_are_played_or_refused(rows: list[dict[str, Any]], tmp_path: Path) -> None:
    path, lines, total = tmp_path / "a.minus70", [], ""
    for row in rows:
        if row.get("engine") == "":
            row = row | {"engine": engine()}
        line, total = signed(total, body(row))
        lines.append(line)
    path.write_text("".join(lines), encoding="utf-8")
    try:
        run = load(path).session()
        run.step(min(run.latest, 8))
    except (RecordingError, ReplayError) as refused:
        event(f"refused: {type(refused).__name__}")
        sentence = str(refused)
    else:
        event("played")
        sentence = ""
        assert measure.conserved(run.patch)
        assert math.isfinite(run.patch.voltage_mV)
    assert one_line(sentence) == sentence
    assert len(sentence) < 600
