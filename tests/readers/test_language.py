"""The language of a text by its script and commonest words."""

from __future__ import annotations

import pytest

from cie_extract.readers.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "und"),
        ("Custodian", "und"),
        ("4410-22 / 06/15/25 $15.25", "und"),
        ("The clerk sorts the mail by floor and takes it round twice a day.", "en"),
        ("Sweeps floors. Mops the kitchen. Fills soap holders on all floors. Reports to the lead.", "en"),
        (
            "Pay: $16.20 an hour. Hours: 30 a week. Employer: El Camino Stores of La Plata. The job is open to all.",
            "en",
        ),
        ("El empleado limpia las oficinas y vacía los cestos cada noche antes de que se cierren las puertas.", "es"),
        ("Le préposé nettoie les bureaux et vide les corbeilles chaque soir avant la fermeture des portes.", "fr"),
        ("Die Reinigungskraft leert die Körbe in den Büros und wischt die Böden jeden Abend nach der Arbeit.", "de"),
        ("Уборщик подметает полы и выносит мусор каждый вечер перед закрытием здания.", "ru"),
        ("يقوم الموظف بتنظيف المكاتب وتفريغ السلال كل مساء قبل إغلاق الأبواب.", "ar"),
        ("清洁工每天晚上关门前打扫办公室并清空垃圾桶，保持大楼整洁干净有序。", "zh"),
        ("직원은 매일 저녁 문을 닫기 전에 사무실을 청소하고 쓰레기통을 비웁니다.", "ko"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
