"""A long trial of an exhibit in one process: seeded hands and faults, and fixed frames back to back."""
