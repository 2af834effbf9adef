"""For a teacher in front of a class: presenter mode, a pointer, and votes."""
