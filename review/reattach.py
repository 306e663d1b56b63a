"""What persons entered, told where it stands in each new reading. Called within the transactions of `store.py`.

Rows of `Attachment` are added; a resolution itself is never changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from review.attachment import Anchor, attach
from review.models import Attachment, Original, Reading, Resolution


def attach_all(original: Original, readings: Sequence[Reading]) -> None:
    """Finds each resolution of these bytes in the new readings: in its own part, else in any other, else lost."""
    for resolution in original.resolutions.order_by("id"):
        anchor = _anchor(resolution)
        own_first = sorted(readings, key=lambda reading: (reading.part != resolution.part, reading.part))
        places = [(attach(anchor, _json(reading), reading.text), reading) for reading in own_first]
        place, reading = next(((p, r) for p, r in places if p.how != "lost"), places[0])
        Attachment.objects.create(
            resolution=resolution, reading=reading, how=place.how, fact=place.fact, start=place.start, end=place.end
        )


def subject_of(reading: Reading, anchor: Anchor) -> str:
    """Which fact of a list it is about: that of an earlier resolution that stands at the same fact, else its own."""
    earlier = reading.attachments.filter(resolution__field=anchor.field, fact=anchor.fact).exclude(fact="")
    attached = earlier.select_related("resolution").order_by("-id").first()
    return attached.resolution.subject if attached else anchor.fact or f"{anchor.start}-{anchor.end}"


def _anchor(resolution: Resolution) -> Anchor:
    return Anchor(
        field=resolution.field,
        fact=resolution.fact,
        found=resolution.found,
        quote=resolution.quote,
        before=resolution.before,
        after=resolution.after,
        start=resolution.start,
        end=resolution.end,
        page=resolution.page,
        boxes=tuple((box[0], box[1], box[2], box[3]) for box in resolution.boxes),
    )


def _json(reading: Reading) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(reading.record)
    return record
