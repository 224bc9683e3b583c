"""Send editors the services that they have to verify. To be run daily: nobody gets more than a letter a week."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from services_catalog.reminders import remind


class Command(BaseCommand):
    help = "Reminds editors by e-mail of the services that wait to be verified."

    def handle(self, **options):
        self.stdout.write(f"{remind(timezone.localdate())} letters sent")
