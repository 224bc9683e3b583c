"""``manage.py expire_plans``: deletes the plans that nobody has used for 90 days; to be run daily."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from advice.models import StoredPlan


class Command(BaseCommand):
    help = "Deletes saved plans that have not been used for 90 days."

    def handle(self, *args, **options):
        count, _ = StoredPlan.objects.expired(timezone.localdate()).delete()
        self.stdout.write(f"{count} expired plans deleted")
