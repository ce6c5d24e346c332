"""Jinja2 environment of all our pages.

Templates receive strings in frozen dataclasses; they can neither query nor decide. A missing
attribute is an error of the view and fails loudly instead of printing nothing.
"""

from typing import Any

from django.templatetags.static import static
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """Build the environment for Django's Jinja2 backend.

    `options` come from the backend (loader, auto_reload, …). Escaping is always on and an unknown
    name always raises, whatever the options say. URLs are strings made by views: there is no
    reversing here.
    """
    options.update(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env = Environment(**options)
    env.globals["static"] = static
    return env
