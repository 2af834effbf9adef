"""The pump, drawn in every conformation, with what it holds."""
