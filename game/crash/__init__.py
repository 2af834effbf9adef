"""What happens when something fails that nothing in the program foresees: one sentence, a report, exit code 70."""
