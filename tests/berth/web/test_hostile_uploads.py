"""What nobody should send: refused in words, within limits, and nothing outside the upload read."""

import io
import stat
import zipfile

import pytest
from documents import ROOT
from hostile_books import many_parts
from hostile_reading import eat_memory, sleep_long, stop_hard
from pages import HOST, Page, opened
from running_async import awaited

from berth.web.cases import ServedCases
from berth.web.dropped import readers as limited
from berth.web.dropped.unpacked import MOST_BYTES_OF_ZIPS as MOST_UNPACKED
from berth.web.dropped.unpacked import Unpacking
from berth.web.dropped.uploads import HOURS_KEPT, MOST_BYTES_SENT, MOST_UPLOADS, NoRoomLeft, Uploads
from berth.web.solvers import Refusal, Solvers
from models.errors import BadInput

OURS = {"Origin": f"http://{HOST}"}
EXAMPLE = (ROOT / "instances/examples/host-in-its-turn.yaml").read_text()
SECRET = "secret-that-no-page-shows"


@pytest.fixture
def client():
    return opened()


def send(client, name, data):
    return client.post("/upload", files=[("files", (name, data))], headers=OURS)


def told(answer):
    return Page(answer.text).by_id("answer")["text"]


def zipped(*entries, **more):
    """entries: name (or ZipInfo), and what is in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in entries:
            packed.writestr(name, text, **more)
    return content.getvalue()


def link(name, target):
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry, target


def test_what_says_that_it_is_200_mb_is_refused_before_it_is_read(client):
    read = []

    def body():
        read.append(1)
        yield b"x"

    headers = OURS | {
        "Content-Length": str(200 * 1024**2),
        "Content-Type": "multipart/form-data; boundary=x",
    }
    answer = client.post("/upload", content=body(), headers=headers)
    assert answer.status_code == 413
    assert "at most 32 MiB are taken" in told(answer)


def test_what_does_not_say_how_large_it_is_is_refused_as_soon_as_it_is_too_large(client):
    part = b"x" * 1024**2
    sent = []

    def body():
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
        for _ in range(200):
            sent.append(1)
            yield part

    headers = OURS | {"Content-Type": "multipart/form-data; boundary=x"}
    answer = client.post("/upload", content=body(), headers=headers)
    assert answer.status_code == 413
    assert MOST_BYTES_SENT == 32 * 1024**2


def test_a_zip_that_unpacks_to_more_than_it_may_is_refused(client):
    answer = send(client, "bomb.zip", zipped(("a.csv", b"0" * (MOST_UNPACKED + 1))))
    assert answer.status_code == 422
    assert "larger than 64 MiB unpacked" in told(answer)


def test_what_a_zip_says_of_its_sizes_is_not_believed(client):
    data = zipped(("a.csv", b"0" * (MOST_UNPACKED + 1)))
    lies = data.replace((MOST_UNPACKED + 1).to_bytes(4, "little"), (7).to_bytes(4, "little"))
    assert lies != data
    answer = send(client, "lies.zip", lies)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "name", ["../out.csv", "/etc/out.csv", "a/../../out.csv", "..\\out.csv", "C:\\out.csv", "a\nb"]
)
def test_no_file_of_a_zip_leaves_its_folder(client, name):
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    answer = send(client, "case.zip", zipped((entry, "rank,noc\n")))
    assert answer.status_code == 422
    assert "is no name of a file in a folder" in told(answer)


def test_a_link_in_a_zip_is_refused(client):
    answer = send(client, "case.zip", zipped(link("rankings", "/etc")))
    assert answer.status_code == 422
    assert "is a link, not a file" in told(answer)


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ([("a.csv", "x"), ("A.csv", "x")], "stands twice"),
        ([(f"{n}.csv", "x") for n in range(501)], "holds 501 files"),
    ],
)
def test_a_zip_that_no_folder_can_be_is_refused(client, entries, sentence):
    assert sentence in told(send(client, "case.zip", zipped(*entries)))


def test_a_zip_packed_otherwise_is_refused(client):
    data = zipped(("a.csv", "x"), compress_type=zipfile.ZIP_LZMA)
    assert "packed in an unusual way" in told(send(client, "case.zip", data))


@pytest.mark.parametrize("said", ["../../secret.yaml", "{secret}", "tables/../../../secret.yaml"])
def test_what_a_case_names_outside_itself_is_not_read(client, tmp_path, said):
    (tmp_path / "secret.yaml").write_text(f"{SECRET}: x\n")
    path = said.format(secret=tmp_path / "secret.yaml")
    text = f"id: a\ntitle: a\nrulebook: {path}\nrankings: {path}\npublished: {path}\n"
    for name, data in (("a.yaml", text), ("a.zip", zipped(("instance.yaml", text)))):
        answer = send(client, name, data)
        assert answer.status_code == 422
        assert SECRET not in answer.text
        assert "instance's folder" in told(answer)


def test_what_another_upload_holds_is_not_read(client):
    sent = send(client, "a.csv", "rank,noc\n1,JPN\n")
    other = sent.url.path.removeprefix("/upload/")
    text = f"id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: ../../{other}/files/\n"
    assert "instance's folder" in told(send(client, "b.yaml", text))


@pytest.mark.parametrize("name", ["a.exe", ".csv", "a", "a.csv.html", ".."])
def test_what_is_no_table_or_case_is_refused_by_its_name(client, name):
    answer = send(client, name, "x")
    assert answer.status_code == 422
    assert "save it as" in told(answer)
    assert 'href="/start"' in answer.text


def test_a_name_with_a_path_is_a_name(client):
    answer = send(client, "../../..\\evil/standing.csv", "rank,noc\n1,JPN\n")
    assert "standing.csv" in told(answer)
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"PK\3\4" + bytes(range(256)) * 40, "this is no Excel workbook"),
        ("a.xlsx", b"no workbook", "this is no Excel workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.xls"),
        ("a.csv", b'rank,noc\n1,"JPN\n', "quote"),
        ("a.csv", b"\n\n", "empty"),
        ("a.csv", b"rank,noc" + b",x" * 300 + b"\n1,JPN\n", "the table has 302 columns"),
        ("a.csv", b"rank,noc\n" + b"1,JPN\n" * 100_001, "more than 100,000 rows"),
    ],
)
def test_a_file_that_is_broken_is_told_by_its_name(client, name, data, sentence):
    answer = send(client, name, data)
    assert answer.status_code == 200
    assert f"{name}:" in told(answer)
    assert sentence in told(answer)


def test_long_names_of_columns_do_not_make_a_small_file_a_large_page(client):
    names = ",".join("<" * 30_000 + str(n) for n in range(20))
    answer = send(client, "a.csv", f"rank,noc,{names}\n1,JPN\n")
    asked = client.post(f"{answer.url.path}/ask", data={"system": "sochi-2014"}, headers=OURS)
    for page in (answer, asked):
        assert page.status_code == 200
        assert "&lt;&lt;" in page.text
        assert len(page.text) < 100_000


def test_too_many_uploads_are_refused_and_old_ones_deleted(tmp_path):
    now = [0.0]
    uploads = Uploads(ServedCases(), tmp_path, lambda: now[0])
    first = uploads.keep([("a.csv", b"x")])
    now[0] = 60.0
    for _ in range(MOST_UPLOADS - 1):
        uploads.keep([("a.csv", b"x")])
    with pytest.raises(NoRoomLeft):
        uploads.keep([("a.csv", b"x")])
    uploads.cases.serve(first.files, first.name)
    now[0] = HOURS_KEPT * 3600 + 1
    assert uploads.find(first.name) is None
    assert uploads.cases.path(first.name) is None
    assert not first.folder.exists()
    assert uploads.keep([("a.csv", b"x")]).files.is_dir()


def test_many_zips_are_together_no_larger_than_one_may_be(client):
    half = zipped(("a.csv", b"0" * (MOST_UNPACKED // 2 + 1)))
    sent = [("files", (name, half)) for name in ("a.zip", "b.zip")]
    answer = client.post("/upload", files=sent, headers=OURS)
    assert answer.status_code == 422
    assert "b.zip:1:1: the zip is larger than 64 MiB unpacked" in told(answer)


def test_many_zips_hold_together_no_more_files_than_one_may(client):
    part = zipped(*((f"{n}.csv", "x") for n in range(251)))
    sent = [("files", (name, part)) for name in ("a.zip", "b.zip")]
    answer = client.post("/upload", files=sent, headers=OURS)
    assert "b.zip:1:1: the zip holds 251 files; at most 500" in told(answer)


@pytest.mark.parametrize("name", ["a", "a/"])
def test_of_a_zip_with_very_many_entries_none_is_looked_at(tmp_path, name):
    """Of folders too, which no other limit counts: 600,000 took 2 s and 300 MB."""
    (file := tmp_path / "a.zip").write_bytes(many_parts(50_001, name))
    with pytest.raises(BadInput, match=r"a\.zip:1:1: the zip holds more than 50,000 entries"):
        Unpacking().unpack(file, tmp_path / "to")


def test_what_is_unpacked_counts_among_what_is_kept(client, monkeypatch):
    monkeypatch.setattr("berth.web.dropped.uploads.MOST_BYTES_KEPT", 100_000)
    answer = send(client, "a.zip", zipped(("a.csv", "rank,noc\n" + " " * 100_000)))
    assert answer.status_code == 503
    assert "Too many uploads are kept here" in told(answer)
    # It is gone, so that there is room for others.
    assert send(client, "a.csv", "rank,noc\n1,JPN\n").status_code == 200


@pytest.mark.parametrize("letter", ["x", "\u00e9", "\u65e5", "\U0001d49c"])
@pytest.mark.parametrize("suffix", ["csv", "zip"])
def test_the_name_of_a_file_is_cut_to_what_a_disk_takes(client, letter, suffix):
    text = "rank,noc\n1,JPN\n"
    data = text if suffix == "csv" else zipped(("a.csv", text))
    answer = send(client, f"{letter * 300}.{suffix}", data)
    assert answer.status_code == 200
    assert f"{letter * 20}" in told(answer)


def test_what_a_full_disk_does_not_take_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    uploads = Uploads(ServedCases(), tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.write_bytes", full)
        with pytest.raises(NoRoomLeft):
            uploads.keep([("a.csv", b"x")])
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        (sleep_long, "took longer than 0.5 s"),
        (eat_memory, "more time or memory"),
        (stop_hard, "more time or memory"),
    ],
)
def test_a_process_that_takes_too_much_is_ended_and_told(does, sentence):
    solvers = Solvers(
        1,
        0.5 if does is sleep_long else 60,
        too_long="The files took longer than 0.5 s.",
        ended=limited.ENDED,
        asked_each=1,
        begin=limited.limit_this_process,
    )
    try:
        with pytest.raises(Refusal) as caught:
            awaited(solvers.ask(does))
        assert sentence in caught.value.sentences[0]
        assert awaited(solvers.ask(len, "abc")) == 3
    finally:
        solvers.close()
