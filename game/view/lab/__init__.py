"""The pump lab: one pump, large, with the ions that are really around it; its states, its tally, its quiz."""
