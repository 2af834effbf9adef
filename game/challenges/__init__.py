"""Level files, their goals, and whether these are reached. No picture is drawn here, and no window opened."""
