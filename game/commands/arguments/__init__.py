"""What the commands take, a command a file: options and arguments, handed to its namesake in `game.commands`.

Those are imported when they are called, so that help and errors come at once.
"""
