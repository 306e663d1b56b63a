"""What the program gets right, and how fast it is."""
