"""Planning an edition, its money, its calendar, its call; telling a party before an adverse act."""
