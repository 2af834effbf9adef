"""From Python functions to machine code, and the folder it is kept in."""
