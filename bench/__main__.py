"""Everything in one run."""

import os

import django

from bench import site


def main() -> None:
    with site.prepared():
        django.setup()
        measure()


def measure() -> None:
    from django.utils import timezone  # these need the settings of the prepared site

    from bench import evaluation, growth, impact, pages, questions, searching
    from services_catalog import releases

    evaluation.show()
    release, as_of = releases.load(), timezone.localdate()
    growth.show(release, as_of)
    questions.show(release, as_of)
    impact.show(release, as_of)
    searching.show(release)
    pages.show(release, as_of)
    print("Load of the machine: {:.1f}, {:.1f}, {:.1f} on {} cores".format(*os.getloadavg(), os.cpu_count()))


if __name__ == "__main__":
    main()
