"""What panels show, measured from a run."""
