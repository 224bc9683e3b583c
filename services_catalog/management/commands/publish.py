"""Publish the working copy as the next release."""

from django.core.management.base import BaseCommand, CommandError

from services_catalog import publishing
from services_catalog.models import Release


class Command(BaseCommand):
    help = "Checks the working copy and publishes it as the next release."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--reason", default="initial content")
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="publish only if there is no release, or nothing but the loader has changed the working copy since",
        )

    def handle(self, *, reason, if_needed, **options):
        if if_needed and Release.objects.exists() and (why := self.why_not()):
            self.stdout.write(why)
            return
        try:
            release = publishing.publish("deploy", reason)
        except publishing.NotPublishable as error:
            count = len(error.problems)
            raise CommandError(
                "\n".join([*map(str, error.problems), f"{count} problems, nothing published."])
            ) from None
        self.stdout.write(f"Published release {release.number} ({release.digest[:12]}).")

    def why_not(self) -> str:
        if not publishing.unpublished():
            return "Nothing to publish: the working copy is as released."
        if pending := publishing.pending_edits():
            return f"Not published: {len(pending)} changes by editors are waiting in the admin."
        return ""
