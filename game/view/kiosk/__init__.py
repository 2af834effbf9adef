"""What an exhibit shows: the loop that attracts, and what a visitor does."""
