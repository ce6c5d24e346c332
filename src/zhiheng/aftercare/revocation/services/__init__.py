"""Revocation: lead and hearing, decision and what follows from it, ties."""
