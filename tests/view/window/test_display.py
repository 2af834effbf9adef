"""What opens the window keeps to itself what is no news to a user."""

import warnings

from game.view.window.display import start_pygame


def test_a_window_of_another_size_is_no_warning() -> None:
    """pygame warns where a desktop decides on the size; other warnings are shown as before."""
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        start_pygame()
        warnings.warn("Requested window was forcibly resized by the OS.\n\tRequested", RuntimeWarning, stacklevel=1)
        assert shown == []
        warnings.warn("something else", RuntimeWarning, stacklevel=1)
        assert len(shown) == 1
