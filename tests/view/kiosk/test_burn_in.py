"""The wandering picture: never far, never fast, and everywhere in the end."""

from game.view.kiosk.burn_in import shift


def test_it_stays_within_its_px_and_visits_them_all() -> None:
    seen = [shift(second, 6, 60) for second in range(4 * 3600)]
    assert {right for right, _down in seen} == set(range(-6, 7))
    assert {down for _right, down in seen} == set(range(-6, 7))
    assert len(set(seen)) > 100


def test_it_never_goes_more_than_a_px_in_a_second() -> None:
    before = shift(0, 6, 60)
    assert before == (0, 0)
    for second in range(1, 3600):
        now = shift(second, 6, 60)
        assert abs(now[0] - before[0]) <= 1
        assert abs(now[1] - before[1]) <= 1
        before = now
