"""Goals of a level: the words and the progress of each."""
