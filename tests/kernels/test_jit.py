"""How kernels are compiled: once for all whole numbers, and told of while it lasts."""

import numpy as np
import pytest
from numba.core import event

from game.kernels import folder, jit


@pytest.fixture
def not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile here and now, whatever an earlier run has left."""
    monkeypatch.setattr(folder, "FOLDER", None)


@pytest.mark.usefixtures("not_kept")
def test_a_kernel_is_compiled_once_for_constants_and_narrow_integers() -> None:
    """Called with 0, with 3, with an int32 and an int64, by position and by name: one form, each time right."""

    @jit.kernel
    def tenfold(number, more=5):  # type: ignore[no-untyped-def]
        return 10 * number + more

    @jit.kernel
    def caller(narrow, wide, found):  # type: ignore[no-untyped-def]
        found[0], found[1] = tenfold(0, 1), tenfold(3, 0)
        found[2], found[3] = tenfold(narrow[0], 0), tenfold(wide, more=narrow[1])
        found[4] = tenfold(4)
        return found

    narrow = np.array([-7, 2], np.int32)
    assert caller(narrow, 2**40, np.zeros(5, np.int64)).tolist() == [1, 30, -70, 10 * 2**40 + 2, 45]
    assert len({signature[:1] for signature in tenfold.signatures}) == 1  # type: ignore[attr-defined]


@pytest.mark.usefixtures("not_kept")
def test_phases_stay_what_they_are() -> None:
    """An unsigned phase wraps around: it must not be widened."""

    @jit.kernel
    def onwards(phase):  # type: ignore[no-untyped-def]
        return phase + np.uint32(1)

    @jit.kernel
    def caller(phases):  # type: ignore[no-untyped-def]
        phases[0] = onwards(phases[0])
        return phases[0]

    assert caller(np.array([2**32 - 1], np.uint32)) == 0


@pytest.mark.usefixtures("not_kept")
def test_what_is_compiled_is_counted() -> None:
    @jit.kernel
    def counted(x):  # type: ignore[no-untyped-def]
        return x * 0.5

    before = jit.share_compiled()
    assert 0.0 <= before < 1.0
    assert counted(3.0) == 1.5
    assert before < jit.share_compiled() <= 1.0


def test_the_kernel_that_is_being_compiled_is_known_by_name(not_kept: None) -> None:
    """Also while it waits for one that it calls; None before and after."""
    heard: list[str | None] = []

    class Hears(event.Listener):  # type: ignore[misc]
        def on_start(self, event: object) -> None:
            heard.append(jit.compiling())

        def on_end(self, event: object) -> None:
            heard.append(jit.compiling())

    @jit.kernel
    def called_inside(x):  # type: ignore[no-untyped-def]
        return x + 1

    @jit.kernel
    def calls_another(x):  # type: ignore[no-untyped-def]
        return called_inside(x) * 2

    assert jit.compiling() is None
    with event.install_listener("numba:compile", Hears()):
        assert calls_another(20) == 42
    assert heard == ["calls_another", "called_inside", "calls_another", None]
    assert jit.compiling() is None
