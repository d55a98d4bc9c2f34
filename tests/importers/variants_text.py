"""Plans as text tables: separators, encodings, and what is pasted from Word and Excel."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from html import escape

from pii_desktop.text.legacy_tables import TCVN3, VNI_PAIRS, VNI_SINGLE
from tests.importers.layouts import Layout, PlanRow, tables

Made = tuple[bytes, str]
_TO_TCVN3 = {letter: typed for typed, letter in reversed(TCVN3.items())}
_TO_VNI = {letter: typed for typed, letter in [*VNI_SINGLE.items(), *VNI_PAIRS.items()]}
# Marks of windows-1258 stand behind the letter; these letters are one character there.
_KEPT_1258 = frozenset("àâèéêôùáíóúăđơưÀÂÈÉÊÔÙÁÍÓÚĂĐƠƯ")


def as_tcvn3(text: str) -> str:
    """`text` as typed in .VnTime: capitals with a tone have no place of their own there."""
    signs = {"≥": "³", "≤": "£"}
    letters = unicodedata.normalize("NFC", text)
    return "".join(_TO_TCVN3.get(c) or _TO_TCVN3.get(c.lower()) or signs.get(c, c) for c in letters)


def as_vni(text: str) -> str:
    """`text` as typed in VNI-Times."""
    letters = unicodedata.normalize("NFC", text.replace("≥", ">=").replace("≤", "<="))
    return "".join(_TO_VNI.get(letter, letter) for letter in letters)


def comma(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return _csv(rows, layout, ",").encode("utf-8"), "phu-luc.csv"


def semicolon(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return _csv(rows, layout, ";").encode("utf-8-sig"), "phu-luc.csv"


def tabs_utf16(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return _csv(rows, layout, "\t").encode("utf-16"), "phu-luc.txt"


def silent_utf16(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return _csv(rows, layout, "\t").encode("utf-16-le"), "phu-luc.tsv"


def windows_1258(rows: Sequence[PlanRow], layout: Layout) -> Made:
    text = _csv(rows, layout, ";").replace("≥", ">=").replace("≤", "<=")
    return "".join(map(_marks_behind, unicodedata.normalize("NFC", text))).encode("cp1258"), "phu-luc.csv"


def tcvn3(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return as_tcvn3(_csv(rows, layout, ",")).encode("cp1252"), "phu-luc.csv"


def vni(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return as_vni(_csv(rows, layout, ";")).encode("cp1252"), "phu-luc.csv"


def decomposed(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return unicodedata.normalize("NFD", _csv(rows, layout, ";")).encode("utf-8"), "phu-luc.csv"


def pasted_from_word(rows: Sequence[PlanRow], layout: Layout) -> str:
    """The HTML that Word puts on the clipboard."""
    body = "".join(f"<p class=MsoNormal>{line}</p>" for line in layout.title)
    for table in tables(rows, layout):
        cells = [
            "".join(f"<td width=64 style='border:solid'>{_word_cell(value)}</td>" for value in row) for row in table
        ]
        body += f"<table class=MsoTableGrid>{''.join(f'<tr>{row}</tr>' for row in cells)}</table><p>&nbsp;</p>"
    head = "<head><style><!-- p.MsoNormal {font-family:'Times New Roman'} --></style><title>x</title></head>"
    return f"<html xmlns:w='urn:w'>{head}<body><!--StartFragment-->{body}<!--EndFragment--></body></html>"


def pasted_from_excel(rows: Sequence[PlanRow], layout: Layout) -> str:
    """The HTML that Excel puts on the clipboard: line ends as <br>, cells left open where that is allowed."""
    body = ""
    for row in (row for table in tables(rows, layout) for row in table):
        body += "<tr height=20>" + "".join(f"<td class=xl65>{_breaks(str(value))}" for value in row)
    return f"<table border=0 cellpadding=0><col width=64 span=3>{body}</table>"


def pasted_text(rows: Sequence[PlanRow], layout: Layout) -> str:
    """The text form that Excel puts on the clipboard."""
    return _csv(rows, layout, "\t")


def _csv(rows: Sequence[PlanRow], layout: Layout, separator: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for line in layout.title:
        writer.writerow([line] + [""] * (len(layout.columns) - 1))
    for table in tables(rows, layout):
        writer.writerows(table)
    return text.getvalue()


def _marks_behind(letter: str) -> str:
    if letter in _KEPT_1258 or letter.isascii():
        return letter
    whole = unicodedata.normalize("NFD", letter)
    tones = re.findall("[\u0300\u0301\u0303\u0309\u0323]", whole)
    base = unicodedata.normalize("NFC", re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", whole))
    return base + "".join(tones)


def _word_cell(value: object) -> str:
    lines = str(value).split("\n")
    return "".join(f"<p class=MsoNormal><span lang=VI>{escape(line)}<o:p></o:p></span></p>" for line in lines)


def _breaks(text: str) -> str:
    return escape(text).replace("\n", "<br>\n  ")
