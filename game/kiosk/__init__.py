"""An exhibit that runs by itself: its config file, its scenes, and the parent process that restarts it.

No picture is drawn here, and no window opened.
"""
