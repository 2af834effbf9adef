"""What a long trial of an exhibit finds out: ions, memory, frame times and restarts, and the report of them."""
