"""minus70: a true-to-scale patch of a neuron's membrane whose -70 mV emerges from its ions."""

__version__ = "0.1.0"
