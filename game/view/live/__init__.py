"""The parts of the Live screen: what is selected, shown and changed there."""
