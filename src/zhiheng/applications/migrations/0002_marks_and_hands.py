"""Whose hand wrote each version of an answer, and the mark by which a file is quoted."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def number(apps: Any, editor: Any) -> None:
    """Files that were added before get their marks in the order of their adding."""
    seen: dict[str, int] = {}
    evidence = apps.get_model("applications", "Evidence")
    for pk, case in evidence.objects.order_by("case", "added_at", "id").values_list("pk", "case_id"):
        seen[case] = seen.get(case, 0) + 1
        evidence.objects.filter(pk=pk).update(number=seen[case])


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]

    operations = [
        migrations.AddField("answerversion", "by", models.CharField(default="", max_length=32)),
        migrations.AddField("evidence", "number", models.PositiveSmallIntegerField(default=0)),
        migrations.RunPython(number, migrations.RunPython.noop),
    ]
