"""Personal information in what readers take with them: every sort, in every kind of file that can be read."""

import io
import json
import shutil
import zipfile

import pytest
from program import STORY, copy_site, write, xinfeng

# One of every sort; none belongs to anybody.
SECRETS = {
    "personal-id": "11010519491231002X",
    "personal-phone": "13812345678",
    "personal-card": "6222021234567890128",
    "personal-plate": "豫A12345",
    "personal-address": "文化路12号院3号楼2单元501室",
    "personal-mail": "wang.li@qq.com",
}
HARMLESS = ("热线12345、400-123-4567，豫直文明办〔2024〕4号，ISBN 978-7-02-012345-6，2024年4月7日至2025年，"
            "东经113.6543210，北纬34.7621100，办公电话0371-65901234，wmb@henan.gov.cn，订单号202404071234567890")


def package(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(text):
    # A correction in the middle of a number leaves it in pieces, each with its own properties.
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text[at:at + 3]}</w:t></w:r>" for at in range(0, len(text), 3))
    document = f"<w:document><w:body><w:p><w:r><w:t>说明：</w:t></w:r>{runs}</w:p></w:body></w:document>"
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def docx_table(text):
    row = f"<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
    document = f"<w:document><w:body><w:tbl>{row}</w:tbl></w:body></w:document>"
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def xlsx(text):
    strings = f'<sst><si><t>1</t></si><si><r><t>{text[:4]}</t></r><r><t>{text[4:]}</t></r></si><si><t>2</t></si></sst>'
    return package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": strings,
                    "xl/worksheets/sheet1.xml": "<sheet><c><v>0</v></c><c><v>1</v></c></sheet>"})


def pptx(text):
    slide = f"<p:sld><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>"
    return package({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": slide})


def archive(text):
    return package({"名单/说明.txt": text.encode("gb18030"), "空.bin": b"\x00"})


def archive_of_office(text):
    return package({"附件/名单.docx": docx(text)})


def pdf(text):
    """One page whose text is in the plain encoding of Helvetica, compressed by nobody."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    output, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    output += b"".join(b"%010d 00000 n \n" % place for place in places)
    return output + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


MAKERS = {"a.docx": docx, "table.docx": docx_table, "b.xlsx": xlsx, "c.pptx": pptx, "d.zip": archive,
          "e.zip": archive_of_office}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return copy_site(tmp_path_factory.mktemp("site"))


def check(site, files, fields="", body="", *arguments):
    """Findings about one story with some attachments."""
    for name, data in files.items():
        write(site, f"content/stories/2024/{name}", data)
    names = "".join(f"\n  - {{src: {name}, name: 附件}}" for name in files)
    attachments = f"附件:{names}\n" if files else ""
    write(site, "content/stories/2024/deng.md",
          STORY.replace("一句话事迹", f"{attachments}{fields}一句话事迹") + "\n" + body)
    result = xinfeng("check", "--format", "json", *arguments, site=site)
    for name in files:
        (site / "content/stories/2024" / name).unlink()
    assert result.returncode in (0, 1), result.stderr
    found = json.loads(result.stdout)
    return [one for one in found if one["rule"].startswith("personal-") or one["rule"] == "unread-attachment"], result


@pytest.mark.parametrize("name", MAKERS)
def test_finds_every_sort(site, name):
    files = {f"{rule[9:]}-{name}": MAKERS[name](f"联系{secret}。") for rule, secret in SECRETS.items()}
    found, result = check(site, files)
    # In the order of the front matter, each at the line that names the file.
    assert [one["rule"] for one in sorted(found, key=lambda one: one["line"])] == list(SECRETS)
    assert [one["line"] for one in sorted(found, key=lambda one: one["line"])] == list(range(11, 11 + len(SECRETS)))
    for secret in SECRETS.values():
        assert secret not in result.stdout + result.stderr


@pytest.mark.parametrize("name", MAKERS)
def test_leaves_the_innocent_alone(site, name):
    found, _ = check(site, {name: MAKERS[name](HARMLESS)})
    assert found == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="PDF is read by pdftotext, which is not installed")
def test_finds_what_a_pdf_says(site):
    ascii_ones = {rule: secret for rule, secret in SECRETS.items() if secret.isascii()}
    found, _ = check(site, {f"{rule[9:]}.pdf": pdf(f"Tel {secret} end") for rule, secret in ascii_ones.items()})
    assert [one["rule"] for one in sorted(found, key=lambda one: one["line"])] == list(ascii_ones)


def test_says_which_pdf_a_person_has_to_read(site):
    found, result = check(site, {"scan.pdf": pdf("")})
    assert [(one["rule"], one["severity"], one["line"]) for one in found] == [("unread-attachment", "notice", 11)]
    assert result.returncode == 0


def test_looks_at_names_within_archives(site):
    found, _ = check(site, {"f.zip": package({"名单13812345678.txt": "名单。", "ok.txt": "好。"})})
    assert [one["rule"] for one in found] == ["personal-phone"]


def test_an_exception_beside_the_name_is_heard(site):
    write(site, "content/stories/2024/g.docx", docx("值班13812345678"))
    text = STORY.replace("一句话事迹", "附件:\n  - {src: g.docx, name: 名单}  # allow: personal-phone 公开的值班手机\n一句话事迹")
    write(site, "content/stories/2024/deng.md", text)
    result = xinfeng("check", "--format", "json", site=site)
    assert "personal-" not in result.stdout and "unused-exception" not in result.stdout
    (site / "content/stories/2024/g.docx").unlink()


def test_is_remembered_masked_and_found_again(tmp_path):
    site = copy_site(tmp_path / "site")
    settings = (site / "site.yml").read_text("utf-8")
    write(site, "site.yml", settings + "checks: {personal-phone: warning}\n")
    write(site, "content/stories/2024/g.docx", docx("值班13812345678"))
    write(site, "content/stories/2024/deng.md",
          STORY.replace("一句话事迹", "附件: [{src: g.docx, name: 名单}]\n一句话事迹"))
    first = xinfeng("build", "--format", "json", site=site)
    memory = (site / ".cache/attachments").read_text("utf-8")
    assert "personal-phone" in memory and "13812345678" not in memory
    assert xinfeng("build", "--format", "json", site=site).stdout == first.stdout
    assert "personal-phone" in first.stdout


# Where an author may put one on a page; the place of the secret is {}.
PLACES = {
    "body": ("", "联系{}。\n"),
    "table": ("", "| 姓名 | 联系 |\n| --- | --- |\n| 李某 | {} |\n"),
    "alternative text": ("", "![李某，{}](/a.jpg)\n"),
    "heading": ("", "## 联系 {}\n\n好。\n"),
    "code": ("", "`{}`\n"),
    "note": ("", "好。[^1]\n\n[^1]: 联系{}。\n"),
    "list": ("", "- 李某\n- {}\n"),
    "quotation": ("", "> 联系{}。\n"),
    "link text": ("", "[{}](https://www.henan.gov.cn/)\n"),
    "field": ("身份: 联系{}\n", ""),
    "list of words": ("关键词: [灯, \"{}\"]\n", ""),
    "picture's words": ("封面: {{src: /a.jpg, alt: \"李某，{}\", credit: 王某}}\n授权: 本人书面同意\n", ""),
}


@pytest.mark.parametrize("place", PLACES)
def test_finds_every_sort_everywhere_on_a_page(site, place):
    fields, body = PLACES[place]
    # Fields are short: two at a time.
    ones = list(SECRETS.items())
    for some in (ones[:2], ones[2:4], ones[4:]):
        text = "，".join(secret for _, secret in some)
        found, result = check(site, {}, fields.format(text), body.format(text))
        assert {one["rule"] for one in found} == {rule for rule, _ in some}
        assert not any(secret in result.stdout for _, secret in some)


@pytest.mark.parametrize("rule", [rule for rule in SECRETS if rule != "personal-address"])
def test_finds_them_in_names_of_files(site, rule):
    secret = SECRETS[rule]
    file = f"content/stories/2024/说明{secret}.md"
    for path in ["content/stories/2024/deng.md", file]:
        write(site, path, STORY)
    result = xinfeng("check", "--format", "json", site=site)
    (site / file).unlink()
    found = json.loads(result.stdout)
    personal = [one for one in found if one["rule"].startswith("personal-")]
    assert [(one["rule"], one["file"]) for one in personal] == [(rule, file)]
    assert secret not in personal[0]["message"] + personal[0]["help"]


# Written so that a machine that looks for digits sees none of them; readers see all.
DISGUISES = {
    "in markup": "138**0000**1234", "by reference": "138&#48;0001234", "over lines": "有事打138\n00001234", "in brackets": "138（0000）1234",
    "in Chinese": "一三八零零零零一二三四", "among words": "138转0000转1234", "in an address": "[约](https://example.org/?tel=13800001234)",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_finds_what_readers_see(site, disguise):
    found, result = check(site, {}, body=f"电话{DISGUISES[disguise]}。\n")
    assert [one["rule"] for one in found] == ["personal-phone"]
    assert "0000" not in found[0]["message"] + found[0]["help"]


def test_help_masks_what_the_message_masks(site):
    """Logs of builds are public; a member's name and the file's own are printed there."""
    found, _ = check(site, {"名单13912345678.zip": package({"电话13812345678/表13712345678.txt": "电话13612345678。"})})
    assert {one["rule"] for one in found} == {"personal-phone"}
    for one in found:
        for number in ("13912345678", "13812345678", "13712345678", "13612345678"):
            assert number not in one["message"] + one["help"]


def test_texts_and_tables_are_attachments(site):
    found, _ = check(site, {"a.txt": "电话13812345678。".encode("gb18030"), "b.csv": "姓名,电话\n李某,13812345678\n".encode()})
    assert [one["rule"] for one in found] == ["personal-phone", "personal-phone"]
    assert sorted(one["line"] for one in found) == [11, 12]


@pytest.mark.parametrize("place", PLACES)
def test_leaves_the_innocent_alone_everywhere(site, place):
    fields, body = PLACES[place]
    short = HARMLESS[:25]
    found, _ = check(site, {}, fields.format(short), body.format(HARMLESS))
    assert found == []
