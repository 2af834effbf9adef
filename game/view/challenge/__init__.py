"""What a challenge draws besides the scene: card, console, callouts, questions, endings, map."""
