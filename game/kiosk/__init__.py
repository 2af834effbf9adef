"""An exhibit that runs by itself: what it is told in its config file, its scenes, and the parent that keeps it going.

No picture is drawn here, and no window opened.
"""
