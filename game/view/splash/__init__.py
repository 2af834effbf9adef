"""The splash: a short story of the resting membrane, shown in pictures while the real one is being prepared.

Nothing in this folder needs a kernel, or numba: the first picture is there before numba has been imported.
"""
