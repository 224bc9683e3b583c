from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError

from services_catalog.accounts.second_factor import forget_devices


class Command(BaseCommand):
    help = "Forgets the device and the recovery codes of an account; its next sign-in enrols a new device."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username, **options):
        User = get_user_model()
        try:
            forget_devices(User.objects.get_by_natural_key(username))
        except User.DoesNotExist:
            raise CommandError(f"There is no account {username}.") from None
        self.stdout.write(f"{username} enrols a new device at the next sign-in.")
