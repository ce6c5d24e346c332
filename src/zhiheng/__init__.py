"""质衡 Zhiheng: the system on which a government runs its quality award."""

__version__ = "0.2.0"
