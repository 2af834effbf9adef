"""Pictures of words, shapes and sprites, and the colours and sizes they are made in."""
