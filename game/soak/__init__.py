"""A long trial of an exhibit and of all screens: seeded users and faults, fixed frames back to back, and a report."""
