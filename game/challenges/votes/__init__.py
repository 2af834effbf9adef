"""A class votes on a question, and the run that follows answers it."""
