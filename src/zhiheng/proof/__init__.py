"""Proof: canonical bytes, hash chain, dossier and its independent verifier. Standard library only."""
