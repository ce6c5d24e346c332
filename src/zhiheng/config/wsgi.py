"""The application as a server loads it, with the background work where the server asked for it."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.config.settings")
application = get_wsgi_application()

if os.environ.get("ZHIHENG_TICK") == "1":
    from zhiheng import jobs

    jobs.start()
gc.freeze()
