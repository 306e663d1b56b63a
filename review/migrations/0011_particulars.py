"""What a document says beside its record is kept with the reading."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("review", "0010_long_paths")]

    operations = [
        migrations.AddField(model_name="reading", name="particulars", field=models.JSONField(null=True)),
    ]
