"""Files on disk that are complete or absent: the only place of the program that writes them.

It stands below the engine: it imports nothing of the program, and every layer may import it.
"""
