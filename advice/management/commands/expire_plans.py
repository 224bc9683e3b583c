"""``manage.py expire_plans``: deletes plans that nobody has used for 90 days, and counters of two years ago; daily."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from advice.metrics import counting
from advice.models import StoredPlan


class Command(BaseCommand):
    help = "Deletes saved plans that have not been used for 90 days, and counters of two years ago."

    def handle(self, *args, **options):
        counting.tidy(timezone.localdate())
        count, _ = StoredPlan.objects.expired(timezone.localdate()).delete()
        self.stdout.write(f"{count} expired plans deleted")
