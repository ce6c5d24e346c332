"""What is done about a prize: its use, draws, inspections."""
