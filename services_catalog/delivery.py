"""Delivery modes: how a service reaches a person who does not come to it, and what that demands."""

import msgspec

from services_catalog.conditions import Text


class DeliveryMode(msgspec.Struct, frozen=True, kw_only=True):
    """What the client needs for it, each in a short sentence, and what to ask for instead."""

    key: str
    name: Text
    device: Text
    connection: Text
    skills: Text
    place: Text
    language: Text
    instead: Text  # the face-to-face alternative

    @property
    def demands(self) -> tuple[Text, ...]:
        return (self.device, self.connection, self.skills, self.place, self.language)
