"""Time on a screen: forward, back, recorded and replayed."""
