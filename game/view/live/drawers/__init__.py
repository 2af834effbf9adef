"""The drawers of the Live screen: one for each group of settings."""
