"""What counts as an attempt to reach a network, in the records of both systems."""

import shutil
import sys
from pathlib import Path

import pytest
from windows_build.network import judged, on_linux, tried_in_wine, tried_on_linux
from windows_build.outcomes import StepFailed


def test_calls_of_wine_that_reach_out_are_found() -> None:
    printed = (
        "0124:trace:winsock:WSASocketW created 0000009C\n"
        "0124:trace:winsock:connect socket 0x9c, addr { family AF_INET, address 127.0.0.1, port 9 }\n"
        "0124:trace:winsock:WS_getaddrinfo node example\n"
        "0124:trace:winsock:closesocket 000000000000009C\n"
    )
    assert len(tried_in_wine(printed)) == 1
    with pytest.raises(StepFailed, match="1 calls"):
        judged(printed)


def test_a_socket_that_is_made_and_closed_reaches_nothing() -> None:
    assert "1 sockets made and closed unused" in judged("0124:trace:winsock:WSASocketW created 0000009C\n")


@pytest.mark.parametrize(
    ("line", "is_offending"),
    [
        ("12 socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [3, 4]) = 0", False),
        ('12 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0', False),
        ("12 recvmsg(3, {msg_name=NULL, msg_namelen=0}, 0) = -1 EAGAIN", False),
        ("12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3", True),
        ("12 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3", True),
        ("12 connect(3, {sa_family=AF_INET6, sin6_port=htons(443)}, 28) = -1", True),
    ],
)
def test_system_calls_beyond_this_computer_are_found(line: str, *, is_offending: bool) -> None:
    assert bool(tried_on_linux(line)) is is_offending


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_program_that_connects_is_seen_on_linux(tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    connects = [sys.executable, "-c", "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"]
    with pytest.raises(StepFailed, match="AF_INET"):
        on_linux(connects, source)
