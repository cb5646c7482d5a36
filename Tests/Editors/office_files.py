"""Manuscripts and lists as offices make them, for the tests that import them."""

import io
import zipfile


def package(parts):
    """A package of Office with the given parts, and what every one has."""
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items())
    first = next(iter(parts))
    files = {name: text for name, (_, text) in parts.items()} | {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{kinds}</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{first}"/></Relationships>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def manuscript():
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("守灯人三十年", "三十年，灯没有灭过。"))
    return package({"word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{lines}</w:body></w:document>")})


def workbook(*rows):
    """With the given rows, the header first; a list of one person without any."""
    table = rows or (("姓名", "单位", "类别"), ("王样", "省直示例医院", "敬业奉献"))

    def row(number, cells):
        texts = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
        return f'<row r="{number}">{texts}</row>'

    sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = "".join(row(number, cells) for number, cells in enumerate(table, 1))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return package({
        "xl/workbook.xml": (kind + "sheet.main+xml", f'<workbook xmlns="{sheets}" xmlns:r="http://schemas.openxmlformats.org/'
                            'officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets>'
                            "</workbook>"),
        "xl/_rels/workbook.xml.rels": (
            "application/vnd.openxmlformats-package.relationships+xml",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'),
        "xl/worksheets/sheet1.xml": (
            kind + "worksheet+xml", f'<worksheet xmlns="{sheets}"><sheetData>{rows}</sheetData></worksheet>'),
    })


OFFICE_FILES = {"docx": manuscript, "xlsx": workbook}
