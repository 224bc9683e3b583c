"""Every look-up has one address to link to and keep: what is public is in it, and an answer has no place there."""

from django.utils.http import urlencode

from services_catalog.forms import MunicipalityField

LIST = ("q", "kunta", "aihe", "viranomainen", "laji", "itse", "eta")
LOOK_UPS: dict[str, tuple[str, ...]] = {  # what each reads from its address besides the path
    "services_catalog:service_list": LIST,
    "services_catalog:service": ("kunta",),
    "services_catalog:responsibility": ("kunta", "paiva"),
    "services_catalog:sami": (),
    "services_catalog:embedding": ("kunta", "palvelu"),
    "services_catalog:embedded_card": ("kunta", "palvelu"),
    "services_catalog:actor_map": ("kunta", "alue", "vaihe", "aihe", "eta", "itse"),
    "services_catalog:gap_map": ("kunta",),
    "services_catalog:changes": ("viranomainen",),
    "desk:home": (),
    "desk:service_list": LIST,
    "desk:service": ("kunta",),
    "desk:route_card": ("kunta",),
    "desk:compare": ("a", "b", "c", "kunta"),
    "desk:segments": (),
    "desk:segment": (),
    "desk:guidance_levels": (),
    "desk:phases": (),
    "desk:packages": (),
    "desk:package": ("kunta", "paiva"),
}


def canonical(request) -> str:
    """The whole address of a look-up with only what it reads, the municipality by its code; empty for other pages."""
    match = request.resolver_match
    names = LOOK_UPS.get(match.view_name) if match else None
    if names is None:
        return ""
    read = {name: request.GET.get(name, "") for name in names}
    if "kunta" in read:
        municipality = MunicipalityField(request.GET, request.release.catalogue).municipality
        read["kunta"] = municipality.code if municipality else ""
    query = urlencode({name: value for name, value in read.items() if value})
    return request.build_absolute_uri(request.path + (f"?{query}" if query else ""))
