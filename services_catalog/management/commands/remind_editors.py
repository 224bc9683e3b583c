"""Send editors the services that they have to verify. To be run daily: nobody gets more than a letter a week."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from services_catalog.reminders import remind


class Command(BaseCommand):
    help = "Reminds editors by e-mail of the services that wait to be verified."

    def handle(self, **options):
        sent = remind(timezone.localdate())
        self.stdout.write(f"{sent.letters} letters sent")
        if sent.failed:
            raise CommandError(f"{sent.failed} letters could not be sent; they are tried again next time")
