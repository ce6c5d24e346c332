"""The committee meets and votes."""
