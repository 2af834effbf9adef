"""The parts of the Live screen: selection, navigation, panels and controls."""
