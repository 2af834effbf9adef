"""Files on disk that are whole or not there: the one place of the program that writes them.

It stands below the engine: it imports nothing of the program, and every layer may import it.
"""
