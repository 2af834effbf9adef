"""What is in the water and in the membrane, drawn to scale."""
