"""An expert makes an example case of a result: what it should have been, why, and that it describes nobody."""

import msgspec
from django import forms
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from advice import reasons
from advice.advise import advise
from advice.generalising import generalised
from advice.models import ExampleCase
from advice.section import GUIDANCE
from services_catalog import revisions
from services_catalog.catalogue import Role
from services_catalog.conditions import InvalidFact, read_facts
from services_catalog.lookup import alphabetical
from services_catalog.responsibility import NobodyResponsible

MAY, MUST, NOT_FIRST, NOT = "may", "must", "not_first", "not"
WISHES = [
    (MAY, "Saa olla listalla"),
    (MUST, "Pitää olla listalla"),
    (NOT_FIRST, "Ei saa olla ensimmäisenä"),
    (NOT, "Ei saa olla listalla"),
]


class CaseForm(forms.Form):
    title = forms.CharField(
        label="Nimi", max_length=300, help_text="Lyhyt kuvaus, esimerkiksi: Kirvesmies, jonka selkä ei kestä."
    )
    first_authority = forms.MultipleChoiceField(
        label="Ensimmäinen viranomainen",
        widget=forms.CheckboxSelectMultiple,
        help_text="Kenen luota asiakkaan pitää aloittaa. Jos usea kelpaa, valitse kaikki.",
    )
    missing = forms.MultipleChoiceField(
        label="Puuttuvat palvelut",
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
        help_text="Näidenkin pitää olla listalla. Valitse usea Ctrl- tai Cmd-näppäimellä.",
    )
    why = forms.CharField(
        label="Perustelu",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Miksi näin: laki, ohje tai käytäntö. Näkyy, kun neuvo poikkeaa tästä.",
    )
    is_invented = forms.BooleanField(
        label="Tapaus ei kuvaa ketään todellista ihmistä.",
        error_messages={"required": "Vahvista tämä. Todellisesta ihmisestä ei tehdä testitapausta."},
    )

    def __init__(self, catalogue, advice, as_of, data=None):
        super().__init__(data)
        self.recommendations, self.rights = advice.recommendations, advice.rights
        listed = {r.service.slug for r in (*advice.recommendations, *advice.rights)}
        kinds = {authority.type: str(authority.name) for authority in reversed(catalogue.authorities)}
        general = {a.type: str(a.name) for a in catalogue.authorities if not a.area}
        names = {**kinds, **general}
        self.fields["first_authority"].choices = sorted(
            ((kind.value, name) for kind, name in names.items()), key=lambda choice: choice[1]
        )
        self.fields["first_authority"].initial = [kind_of(advice)] if kind_of(advice) else []
        others = [s for s in catalogue.offered(as_of) if s.slug not in listed and s.role is not Role.RIGHT]
        self.fields["missing"].choices = [
            (s.slug, str(s.title)) for s in sorted(others, key=lambda s: alphabetical(s.title))
        ]
        for service in self.listed:
            self.fields[name_of(service)] = forms.ChoiceField(label=str(service.title), choices=WISHES, initial=MAY)

    @property
    def listed(self):
        return [r.service for r in (*self.recommendations, *self.rights)]

    def services(self):
        return [self[name_of(service)] for service in self.listed]

    def wished(self, wish, recommendations):
        slugs = [r.service.slug for r in recommendations]
        return [slug for slug in slugs if self.cleaned_data[f"service-{slug}"] == wish]

    def expected(self):
        """As ``ExampleCase.expected`` has it (engine.md §12), with the reason beside it."""
        listed, why = self.recommendations, self.cleaned_data["why"]
        unwanted = [
            {"slug": slug, "kind": kind, "why": why}
            for wish, kind in ((NOT, "service"), (NOT_FIRST, "primary"))
            for slug in self.wished(wish, listed)
        ]
        return {
            "first_authority": self.cleaned_data["first_authority"],
            "must": [{"any_of": [slug]} for slug in (*self.wished(MUST, listed), *self.cleaned_data["missing"])],
            "acceptable": self.wished(MAY, listed),
            "must_not": unwanted,
            "rights": self.wished(MUST, self.rights),
            "why": why,
        }


def name_of(service):
    return f"service-{service.slug}"


def kind_of(advice):
    gate = advice.first.next_gate if advice.first else None
    return gate.resolution.authority_type.value if gate else ""


@sensitive_post_parameters()
@never_cache
@require_POST
def from_result(request, model_admin):
    """First from the result with its facts, then with the form filled."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    release = request.release
    try:
        stated = read_facts(msgspec.json.decode(request.POST.get("facts", "")), release.catalogue.vocabulary)
        general = generalised(release, stated, request.as_of)
        advice = advise(release, general.facts, request.as_of)
    except (msgspec.DecodeError, InvalidFact, AttributeError, NobodyResponsible):  # no facts, or no release
        return redirect("admin:advice_examplecase_changelist")
    form = CaseForm(release.catalogue, advice, request.as_of, request.POST if "save" in request.POST else None)
    if form.is_bound and form.is_valid():
        return redirect("admin:advice_examplecase_change", keep(request, model_admin, form, general))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Tee testitapaus",
        "opts": model_admin.opts,
        "form": form,
        "facts": plain(general.facts),
        "answers": words_of(release, general.facts),
        "changed": words_of(release, {key: general.facts[key] for key in general.changed if key in general.facts}),
        "dropped": [
            str(release.catalogue.vocabulary[key].label) for key in general.changed if key not in general.facts
        ],
        "kept": words_of(release, {key: stated[key] for key in general.kept}),
    }
    return render(request, "admin/advice/examplecase/from_result.html", context)


def keep(request, model_admin, form, general):
    """The case in the working copy; its key."""
    document = next(document for document in GUIDANCE.documents if document.model is ExampleCase)
    keys = []
    with revisions.recorded(document, keys, who=request.user.get_username(), why=form.cleaned_data["why"][:300]):
        case = ExampleCase.objects.create(
            id=next_key(),
            title=form.cleaned_data["title"],
            facts=msgspec.json.decode(plain(general.facts)),
            expected=form.expected(),
        )
        keys.append(case.natural)
        LogEntry.objects.log_actions(request.user.pk, [case], ADDITION, "Testitapaus tuloksesta", single_object=True)
    model_admin.message_user(request, "Testitapaus on tallessa. Se tarkistetaan joka julkaisussa.")
    return case.pk


def next_key():
    """AT-001, AT-002 …: made from results by experts."""
    taken = set(ExampleCase.objects.filter(pk__startswith="AT-").values_list("pk", flat=True))
    return next(key for number in range(1, len(taken) + 2) if (key := f"AT-{number:03}") not in taken)


def plain(facts):
    stated = {key: sorted(value) if isinstance(value, frozenset) else value for key, value in facts.items()}
    return msgspec.json.encode(stated).decode()


def words_of(release, facts):
    guidance = release.sections["advice"]
    return [reasons.words(release.catalogue, guidance, (key, ()), facts) for key in facts]
