"""Files sent to the start page, and its forms filled in, as a browser does it."""

import io
import zipfile

from pages import HOST, Page

OURS = {"Origin": f"http://{HOST}"}
SKI_JUMPING = "ski-jumping-women-2014"


def zipped(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return content.getvalue()


def send(client, *files):
    """files: name and what is in it."""
    data = [("files", (name, text)) for name, text in files]
    return client.post("/upload", files=data, headers=OURS)


def said(answer):
    """What a form would send: its fields as they stand."""
    page = Page(answer.text)
    fields = {
        one["name"]: one["value"]
        for one in page.all("input")
        if one.get("type") != "file" and "name" in one
        if one.get("type") != "checkbox" or "checked" in one
    }
    name = None
    for one in page.found:
        if one["tag"] == "select":
            name, first = one["name"], True
        elif one["tag"] == "option" and (first or "selected" in one):
            fields[name], first = one["value"], False
    return fields


def ask(client, answer, **more):
    """The form with these fields changed, whose names have a colon for each '__'."""
    path = answer.url.path.removesuffix("/ask")
    changed = {name.replace("__", ":"): value for name, value in more.items()}
    return client.post(f"{path}/ask", data=said(answer) | changed, headers=OURS)


def instance_of(client, answer, folder):
    """The case that was made, taken away as a folder."""
    data = client.get(f"{answer.url.path}/file.zip").content
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def told(answer, name="answer"):
    return Page(answer.text).by_id(name)["text"]
