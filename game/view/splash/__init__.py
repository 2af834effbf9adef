"""The splash: a short story of the resting membrane, told in pictures while the real one is being prepared.

Nothing in this folder needs a kernel, or numba: the first picture is there before numba has been imported.
"""
