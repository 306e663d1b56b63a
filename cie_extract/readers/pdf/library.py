"""The pdfium functions that are called once a character or word, bound so that `map` can call them in a row.

pypdfium2's own bindings check every argument; at two thousand characters a page that check is half the time. Here the
same C functions take plain addresses.
"""

from __future__ import annotations

import ctypes
from typing import Any, cast

import pypdfium2.raw as pdfium_c

_ADDRESS, _INT, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def _bound(name: str, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(cast(int, ctypes.cast(getattr(pdfium_c, name), _ADDRESS).value))


count_characters = _bound("FPDFText_CountChars", _INT, _ADDRESS)
text_of_page = _bound("FPDFText_GetText", _INT, _ADDRESS, _INT, _INT, _ADDRESS)
code_of = _bound("FPDFText_GetUnicode", _UINT, _ADDRESS, _INT)
loose_box_of = _bound("FPDFText_GetLooseCharBox", _INT, _ADDRESS, _INT, _ADDRESS)
origin_of = _bound("FPDFText_GetCharOrigin", _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
matrix_of = _bound("FPDFText_GetMatrix", _INT, _ADDRESS, _INT, _ADDRESS)
size_of = _bound("FPDFText_GetFontSize", ctypes.c_double, _ADDRESS, _INT)
text_object_of = _bound("FPDFText_GetTextObject", _ADDRESS, _ADDRESS, _INT)
font_of_object = _bound("FPDFTextObj_GetFont", _ADDRESS, _ADDRESS)
render_mode_of = _bound("FPDFTextObj_GetTextRenderMode", _INT, _ADDRESS)
fill_colour_of = _bound("FPDFPageObj_GetFillColor", _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
stroke_colour_of = _bound("FPDFPageObj_GetStrokeColor", _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
font_name_of = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t)
font_flags_of = _bound("FPDFFont_GetFlags", _INT, _ADDRESS)
font_weight_of = _bound("FPDFFont_GetWeight", _INT, _ADDRESS)


def address(handle: Any) -> int:
    """The address behind a pdfium handle."""
    return ctypes.cast(handle, _ADDRESS).value or 0


object_count_of = _bound("FPDFPage_CountObjects", _INT, _ADDRESS)
object_at = _bound("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INT)
object_type_of = _bound("FPDFPageObj_GetType", _INT, _ADDRESS)
object_bounds_of = _bound("FPDFPageObj_GetBounds", _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_matrix_of = _bound("FPDFPageObj_GetMatrix", _INT, _ADDRESS, _ADDRESS)
form_object_count_of = _bound("FPDFFormObj_CountObjects", _INT, _ADDRESS)
form_object_at = _bound("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)
draw_mode_of = _bound("FPDFPath_GetDrawMode", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_count_of = _bound("FPDFPath_CountSegments", _INT, _ADDRESS)
segment_at = _bound("FPDFPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT)
segment_point_of = _bound("FPDFPathSegment_GetPoint", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type_of = _bound("FPDFPathSegment_GetType", _INT, _ADDRESS)
segment_closes = _bound("FPDFPathSegment_GetClose", _INT, _ADDRESS)
set_active = _bound("FPDFPageObj_SetIsActive", _INT, _ADDRESS, _INT)
has_transparency = _bound("FPDFPageObj_HasTransparency", _INT, _ADDRESS)
mark_count_of = _bound("FPDFPageObj_CountMarks", _INT, _ADDRESS)
mark_at = _bound("FPDFPageObj_GetMark", _ADDRESS, _ADDRESS, ctypes.c_ulong)
mark_name_of = _bound("FPDFPageObjMark_GetName", _INT, _ADDRESS, _ADDRESS, ctypes.c_ulong, _ADDRESS)
mark_value_type_of = _bound("FPDFPageObjMark_GetParamValueType", _INT, _ADDRESS, ctypes.c_char_p)
mark_string_of = _bound(
    "FPDFPageObjMark_GetParamStringValue", _INT, _ADDRESS, ctypes.c_char_p, _ADDRESS, ctypes.c_ulong, _ADDRESS
)
remove_mark = _bound("FPDFPageObj_RemoveMark", _INT, _ADDRESS, _ADDRESS)
clip_path_of = _bound("FPDFPageObj_GetClipPath", _ADDRESS, _ADDRESS)
clip_count_of = _bound("FPDFClipPath_CountPaths", _INT, _ADDRESS)
clip_segment_count_of = _bound("FPDFClipPath_CountPathSegments", _INT, _ADDRESS, _INT)
clip_segment_at = _bound("FPDFClipPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT, _INT)
