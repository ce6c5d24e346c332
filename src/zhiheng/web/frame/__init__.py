"""The frame of every page: Jinja2 environment and the dataclasses that templates read."""
