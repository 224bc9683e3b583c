"""The release that our own content files make, without a database."""

from services_catalog.content_files import read_content
from services_catalog.release import Release
from services_catalog.sections import Content, decode, sections


def content() -> dict[str, Content]:
    """What the files say, by section and document, without what is for editors only."""
    found: dict[str, Content] = {s.name: {d.name: [] for d in s.documents} for s in sections()}
    for entry in read_content(sections()):
        section = next(s for s in sections() if entry.document in s.documents)
        found[section.name][entry.document.name].append(entry.document.published(entry.dump))
    return found


def real_release() -> Release:
    return decode(content(), sections(), number=1)
