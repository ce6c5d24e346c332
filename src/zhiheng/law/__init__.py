"""The law of a quality award: facts in, findings out.

Standard library only. No prose, clock, settings or database; every answer carries the article it rests on.
"""
