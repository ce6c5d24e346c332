from django.db import migrations

from zhiheng.ledger.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunPython(append_only("ledger_entry"), migrations.RunPython.noop),
        migrations.RunPython(append_only("ledger_payload", erasable=True), migrations.RunPython.noop),
        migrations.RunPython(append_only("ledger_reading"), migrations.RunPython.noop),
    ]
