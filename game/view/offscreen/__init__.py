"""Pictures, films and frame times without a window."""
