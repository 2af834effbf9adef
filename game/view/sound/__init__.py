"""What a run sounds like: a click for each pump cycle, a tick for each spike, and a hum whose pitch follows V."""
