"""index.html of a pack: one page without scripts and without anything from outside, every text escaped."""

from html import escape
from itertools import groupby
from urllib.parse import quote

from pii_desktop.domain.pack_bag import size_words
from pii_desktop.domain.pack_list import day_words, subtitle, title
from pii_desktop.domain.pack_plan import PackedDocument, PackedFile, PackedRow, PackPart, PackPlan

_STYLE = """
body { font: 15px/1.5 "Segoe UI", Arial, sans-serif; color: #1f2328; background: #fff; margin: 0 auto;
  max-width: 1080px; padding: 24px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 28px 0 4px; border-bottom: 2px solid #0b5cad; }
h3 { font-size: 15px; margin: 16px 0 4px; } p { margin: 4px 0; } a { color: #0b5cad; overflow-wrap: anywhere; }
.quiet { color: #57606a; } table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #d0d7de; padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eef2f6; font-weight: 600; } .n { width: 5%; text-align: right; }
.s { width: 16%; } .d { width: 12%; } .f { width: 36%; } .n, .d { white-space: nowrap; }
@media print { @page { size: A4 landscape; margin: 15mm; } body { font-size: 11px; max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; } }
"""
_HEAD = """<colgroup><col width="5%"><col width="16%"><col width="12%"><col width="31%"><col width="36%"></colgroup>
<thead><tr><th class="n">TT</th><th class="s">Số, ký hiệu</th><th class="d">Ngày</th><th>Trích yếu, cơ quan
ban hành</th><th class="f">Tệp</th></tr></thead>"""
_CHECKING = """<h2>Kiểm tra gói</h2>
<p>Mỗi tệp có giá trị băm SHA-256 trong <a href="manifest-sha256.txt">manifest-sha256.txt</a>. Để biết gói có thiếu,
thừa, bị sửa hay đổi tên tệp nào không: bấm đúp <b>kiem-tra.cmd</b> (Windows), chạy <b>python kiem-tra.py</b>, hoặc lệnh
<b>pii-desktop verify</b> với tệp .zip. Danh mục để in và ký:
<a href="danh-muc-minh-chung.pdf">danh-muc-minh-chung.pdf</a>;
để lọc, sắp xếp: <a href="index.xlsx">index.xlsx</a>.</p>"""


def index_html(plan: PackPlan, part: PackPart) -> bytes:
    """The page of one part; files of other parts are named without a link."""
    inside = frozenset(file.path for file in part.files)
    proven = [row for row in plan.rows if row.documents]
    sections = [
        f"<h2>{escape(group or 'Chỉ tiêu')}</h2>{''.join(_row(row, inside) for row in rows)}"
        for group, rows in groupby(proven, key=lambda row: row.group)
    ]
    body = "\n".join([_top(plan, part), *sections, _without(plan), _CHECKING, _foot(plan)])
    page = (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title(plan))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _top(plan: PackPlan, part: PackPart) -> str:
    held = f"{escape(subtitle(plan))}, {size_words(plan.size)}"
    lines = [f"<h1>{escape(title(plan))}</h1>", f'<p class="quiet">{held}</p>']
    if not part.is_whole:
        here = f"{len(part.files)} tệp, {size_words(sum(file.size for file in part.files))}"
        lines.append(f"<p><b>Phần {part.number} trong {part.count}</b>: {here}. Các phần khác là những gói riêng.</p>")
    return "\n".join(lines)


def _row(row: PackedRow, inside: frozenset[str]) -> str:
    documents = "\n".join(_document(each, inside) for each in row.documents)
    name = f"{row.code}. {row.name}" if row.code else row.name
    return f"<h3>{escape(name)}</h3>\n<table>{_HEAD}<tbody>\n{documents}\n</tbody></table>\n"


def _document(each: PackedDocument, inside: frozenset[str]) -> str:
    fields = each.document.fields
    until = f"Có giá trị đến {day_words(fields.valid_until)}" if fields.valid_until else ""
    more = "".join(f'<br><span class="quiet">{escape(each)}</span>' for each in (fields.issuer, until) if each)
    files = "<br>".join(_file(file, inside) for file in each.files)
    return (
        f'<tr><td class="n">{each.number}</td><td>{escape(fields.number)}</td>'
        f'<td class="d">{day_words(fields.signed_on)}</td>'
        f"<td>{escape(fields.abstract or each.document.file_name)}{more}</td><td>{files}</td></tr>"
    )


def _file(file: PackedFile, inside: frozenset[str]) -> str:
    name, size = escape(file.name), size_words(file.size)
    if file.path not in inside:
        return f'{name} <span class="quiet">({size}, ở phần khác)</span>'
    told = escape(file.file_name, quote=True)
    return f'<a href="{quote(file.path)}" title="Tên gốc: {told}">{name}</a> <span class="quiet">({size})</span>'


def _without(plan: PackPlan) -> str:
    """Rows that nothing proves, with what was said about it."""
    bare = [row for row in plan.rows if not row.documents]
    if not bare:
        return ""
    lines = "\n".join(
        f"<li>{escape(f'{row.code}. {row.name}' if row.code else row.name)}"
        f"{f' – {escape(row.explanation)}' if row.explanation else ''}</li>"
        for row in bare
    )
    return f"<h2>Chưa có tài liệu minh chứng ({len(bare)})</h2>\n<ul>\n{lines}\n</ul>"


def _foot(plan: PackPlan) -> str:
    kept = f"{plan.history.count} dòng, mã cuối {plan.history.head[:16]}"
    return f'<p class="quiet">Lập bằng PII Desktop từ sổ dữ liệu có lịch sử {escape(kept)}.</p>'
