"""`berth serve` as a process: it answers on this machine, and ends when it is told to."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from documents import ROOT

SOCHI = "instances/sochi-2014"


def started(*args, **more):
    command = [sys.executable, "-m", "berth", "serve", *args, "--port", "0", "--no-browser"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=ROOT, **pipes, **more)


def address_of(server):
    return re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())[0]


@pytest.fixture(scope="module")
def server():
    process = started(SOCHI)
    yield process, address_of(process)
    process.kill()
    process.communicate()


def get(address):
    with urllib.request.urlopen(address, timeout=300) as answer:
        return answer.status, answer.read().decode()


def test_it_answers_with_the_case_that_was_named(server):
    status, text = get(server[1])
    assert status == 200
    assert "equal to the published table: 25 of 25 NOCs" in text


def test_it_listens_at_the_loopback_address_alone(server):
    port = int(server[1].rstrip("/").rpartition(":")[2])
    for address in {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None)}:
        if address.startswith("127.") or ":" in address:
            continue
        with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
            socket.create_connection((address, port), timeout=2).close()


def test_a_second_server_at_the_same_port_says_so(server):
    port = server[1].rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "berth", "serve", SOCHI, "--port", port]
    done = subprocess.run(
        command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 2
    assert f"port {port} is taken" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_at_once_even_while_something_is_computed(told, tmp_path):
    begun = time.monotonic()
    server = started(SOCHI, env={**os.environ, "TMPDIR": str(tmp_path)})
    address = address_of(server)
    get(address)
    # Two seconds where nothing else is going on: how fast the machine is just now.
    to_begin = time.monotonic() - begun
    host = address[7:-1]
    with socket.create_connection(("127.0.0.1", int(host.partition(":")[2]))) as one:
        asked = "/case/sochi-2014/problems?set=total-women.at_most:38"
        one.sendall(f"GET {asked} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        time.sleep(0.3)
        start = time.monotonic()
        server.send_signal(told)
        out, err = server.communicate(timeout=120)
    assert time.monotonic() - start < max(5, 2 * to_begin)
    assert server.returncode == 0
    assert "Berth serves no longer." in out
    assert "Traceback" not in err
    # Nor does anything stay behind: of its folders only what it never made.
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("berth-")] == []


def test_what_was_sent_is_deleted_when_the_server_ends(tmp_path):
    server = started(env={**os.environ, "TMPDIR": str(tmp_path)})
    address = address_of(server)
    body = (
        '--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
        "rank,noc\n1,JPN\n\r\n--x--\r\n"
    )
    headers = {"Origin": address.rstrip("/"), "Content-Type": "multipart/form-data; boundary=x"}
    request = urllib.request.Request(f"{address}upload", body.encode(), headers)
    with urllib.request.urlopen(request, timeout=300) as answer:
        assert "/upload/" in answer.url
        assert "a.csv" in answer.read().decode()
    assert [*tmp_path.rglob("a.csv")] != []
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=120)
    assert [*tmp_path.rglob("a.csv")] == []


def test_files_that_are_wrong_are_told_before_anything_is_served(tmp_path):
    (tmp_path / "instance.yaml").write_text("id: 1", encoding="utf-8")
    done = started(str(tmp_path))
    _, err = done.communicate(timeout=300)
    assert done.returncode == 2
    assert "instance.yaml:1:" in err


def test_without_the_extra_it_says_what_to_install():
    code = (
        "import sys\nsys.modules['starlette'] = None\n"
        "from berth.cli.program import app\napp(['serve', 'instances/sochi-2014'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 2
    assert "pip install 'berth[web]'" in done.stderr
    assert "Traceback" not in done.stderr
