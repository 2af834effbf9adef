"""Pictures of data: one run over time, or V against what a sweep varied. They need the extra `plot` (matplotlib)."""
