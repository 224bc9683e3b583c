"""``manage.py check_links``: looks whether the addresses of the working copy still work; to be run daily."""

from django.conf import settings
from django.core.management.base import BaseCommand

from services_catalog import link_checks
from services_catalog.fetching import Fetcher
from services_catalog.links import Judge
from services_catalog.models import LinkCheck


class Command(BaseCommand):
    help = "Checks the links of the working copy. A link is red after failing for a day, a silent server after a week."

    def add_arguments(self, parser):
        parser.add_argument("--minutes", type=float, default=30, help="begin no new link after this (default: 30)")

    def handle(self, *, minutes, **options):
        contact = settings.SECURITY_CONTACT or next(iter(settings.ALLOWED_HOSTS), "")
        agent = f"Kaiku link checker ({contact})" if contact else "Kaiku link checker"
        rows = link_checks.prepare()
        count = link_checks.run(Judge(Fetcher(agent).fetch), rows, minutes * 60)
        red = LinkCheck.objects.red().order_by("url")
        for row in red:
            self.stdout.write(f"{row.url}: {row.reason} (since {row.failed_since:%Y-%m-%d})")
        self.stdout.write(f"{count} of {len(rows)} links checked, {len(red)} red")
