"""What promotion does: the plan, practices, the registers, use and misuse of the title."""
