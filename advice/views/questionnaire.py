"""The client's questions, one to a page. State is replayed from the answers; no view stores a step."""

from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from advice import answers
from advice.forms import QuestionForm
from advice.visit import RESULTS_FROM_PLACE, RETURNS, Visit, visit

DOES_NOT_FIT = _("Vastauksia on liikaa. Poista vastaukset ja aloita alusta.")
SEND_AGAIN = _("Sivu oli auki pitkään. Valintasi on tallessa: lähetä se uudelleen.")


@require_safe
@never_cache
def start(request, slug):
    return render(request, "advice/start.html", {"visit": visit(request, slug)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question(request, slug, place):
    here = visit(request, slug)
    if request.method == "POST":
        return answer(request, here, place)
    asked = here.path.at(place)
    if asked is None:
        return redirect(here.onward() if here.given else here.url("question", 1) + "?alusta=1")
    return render_question(request, here, place, form_of(request, here, asked))


def form_of(request, here, asked):
    """The question with its answer, or with what was wrong if the browser was just sent back to it."""
    sent = here.answers.attempt(asked.key) if "virhe" in request.GET else None
    if sent is None:
        return QuestionForm(asked, here.release.catalogue, given=here.given.get(asked.key, ()))
    form = QuestionForm(asked, here.release.catalogue, data=MultiValueDict(sent))
    form.is_valid()
    return form


def answer(request, here, place):
    """Merge exactly one answer; its key travels with it, so that two tabs cannot mix questions."""
    asked = here.questionnaire.question(request.POST.get("question", ""))
    if asked is None:
        return redirect(here.onward())
    form = QuestionForm(asked, here.release.catalogue, data=request.POST)
    if not form.is_valid():
        return send_back(request, here, here.path.place_of(asked.key) or place, form)
    after = here.answering(asked.key, form.answer)
    is_begun_midway = not here.given and place > 1
    response = redirect(after.after(asked, request.POST.get("paluu", "")) + ("?alusta=1" if is_begun_midway else ""))
    try:
        answers.keep(response, after.answers)
    except answers.TooLarge:
        form.error = DOES_NOT_FIT
        return render_question(request, here, place, form)
    return response


def send_back(request, here, place, form):
    """Show what is wrong at an address of its own: "back" must never lead to a form to be sent again."""
    if here.path.at(place) != form.question:
        return render_question(request, here, place, form)
    paluu = return_of(request.POST)
    response = redirect(here.url("question", place) + "?virhe=1" + (f"&paluu={paluu}" if paluu else ""))
    try:
        answers.keep(response, here.answers.attempting(form.question.key, form.sent))
    except answers.TooLarge:
        return render_question(request, here, place, form)
    return response


def ask_again(request, slug, place):
    """The same question with the choice kept, when the form's token was stale; None if there is none."""
    here = visit(request, slug)
    asked = here.questionnaire.question(request.POST.get("question", ""))
    if asked is None:
        return None
    form = QuestionForm(asked, here.release.catalogue, data=request.POST)
    form.error = SEND_AGAIN
    return render_question(request, here, here.path.place_of(asked.key) or place, form, again=True)


def render_question(request, here: Visit, place: int, form: QuestionForm, *, again: bool = False):
    paluu = return_of(request.POST if request.method == "POST" else request.GET)
    context = {
        "visit": here,
        "place": place,
        "form": form,
        "question": form.question,
        "back": back(here, place, paluu),
        "paluu": paluu,
        "is_again": again,
        "is_lost": here.answers.is_lost or ("alusta" in request.GET and place == 1),
        "refining_place": place - here.path.core_length if here.is_refining(place) else 0,
        "shows_results": place >= RESULTS_FROM_PLACE,
    }
    return render(request, "advice/question.html", context, status=403 if again else 200)


def return_of(sent) -> str:
    """The page to return to after the answer, if it is one of ours."""
    return sent.get("paluu", "") if sent.get("paluu", "") in RETURNS else ""


def back(here: Visit, place: int, paluu: str) -> str:
    if paluu:
        return here.url(RETURNS[paluu].removeprefix("advice:"))
    return here.url("question", place - 1) if place > 1 else here.url("start")


@require_safe
@never_cache
def check_answers(request, slug):
    here = visit(request, slug)
    return render(request, "advice/answers.html", {"visit": here})


@require_safe
@never_cache
def refine(request, slug):
    """Go on with the next question that can still change the result."""
    here = visit(request, slug)
    return redirect(here.url("question", here.next_place) if here.next_place else here.url("result"))
