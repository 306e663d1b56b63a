"""Pictures of pages, and originals: served with a safe type, never executed."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cie_extract.errors import CieExtractError
from review import queries_desk, store_history
from review.desk import shown
from review.desk.doorkeeper import needs
from review.desk.hand import hand_of
from review.models import Arrival


@needs("see_desk")
@require_safe
def picture(request: HttpRequest, number: str, part: int, page: int) -> HttpResponse:
    """The picture of a page."""
    try:
        kept = shown.picture_of(_arrival(number).original.sha256, page)
    except (CieExtractError, OSError):
        raise Http404 from None
    response = HttpResponse(kept.read_bytes(), content_type="image/png")
    response["Cache-Control"] = "private, max-age=86400"
    return response


@needs("see_desk")
@require_safe
def original(request: HttpRequest, number: str) -> FileResponse:
    """The file as it came, to be saved: its bytes are a stranger's, so the browser is never asked to show them."""
    arrival = _arrival(number)
    try:
        file = shown.original_path(arrival.original.sha256).open("rb")
    except OSError:
        raise Http404 from None
    hand = hand_of(request)
    case = queries_desk.case_of_paper(number) or number
    store_history.note(hand.key, "original opened", by=hand.by, at=hand.at, number=case, detail={"paper": number})
    response = FileResponse(file, as_attachment=True, filename=arrival.name, content_type="application/octet-stream")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _arrival(number: str) -> Arrival:
    arrival = Arrival.objects.select_related("original").filter(number=number).first()
    if arrival is None:
        raise Http404
    return arrival
