"""Level files, what they ask for, and whether it was done. No picture is drawn here, and no window opened."""
