"""The panel's work, from engagement to its proposal."""
