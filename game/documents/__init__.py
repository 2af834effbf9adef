"""Files that people write (levels, scenes, votes, configs): read, checked, and each mistake named with its place."""
