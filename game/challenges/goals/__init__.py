"""Goals of a level: what each asks for, in words, and how far along it is."""
