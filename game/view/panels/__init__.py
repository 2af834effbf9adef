"""Panels that show measured numbers: each draws a Readout and changes nothing."""
