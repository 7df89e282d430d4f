"""Programs that are started, measured and always stopped."""

import ctypes
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of prctl(2)
SECONDS_TO_STOP = 20


class Failure(Exception):
    """Something that the user can do something about."""


@dataclass(frozen=True)
class Usage:
    """What a program has used since its start."""

    cpu_seconds: float
    resident_mb: float


class Process:
    """A program with all its children, in a process group of its own."""

    running: list["Process"] = []

    def __init__(self, name: str, command: list[str], environment: dict[str, str], log: Path, cores: list[int]) -> None:
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            self.popen = subprocess.Popen(command, env=_basics() | environment, stdin=subprocess.DEVNULL, stdout=output,
                                          stderr=subprocess.STDOUT, start_new_session=True, cwd=log.parent,
                                          preexec_fn=lambda: _prepare(cores))
        Process.running.append(self)

    def await_ready(self, url: str, seconds: float = 300) -> float:
        """Waits until the address answers with 200, and returns the seconds that it took."""
        started = time.monotonic()
        while not _answers(url):
            if self.popen.poll() is not None or time.monotonic() - started > seconds:
                raise Failure(f"{self.name} is not ready. The end of {self.log}:\n{self.last_lines()}")
            time.sleep(0.05)
        return time.monotonic() - started

    def usage(self) -> Usage:
        members = _members(self.popen.pid)
        return Usage(sum(_cpu_seconds(pid) for pid in members), sum(_resident_mb(pid) for pid in members))

    def pause(self) -> None:
        """Takes it off the processor: while another variant is measured, it does nothing in the background."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        if self not in Process.running:
            return
        self.go_on()
        self._signal(signal.SIGTERM)
        try:
            self.popen.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            pass
        self._signal(signal.SIGKILL)
        self.popen.wait()
        Process.running.remove(self)

    def last_lines(self, count: int = 12) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.popen.pid, number)
        except ProcessLookupError:
            pass

    @staticmethod
    def stop_all() -> None:
        for process in reversed(list(Process.running)):
            process.stop()


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _basics() -> dict[str, str]:
    """No variable of the user's shell configures a program under test."""
    return {name: os.environ[name] for name in ("HOME", "PATH", "LANG", "TMPDIR") if name in os.environ}


def _prepare(cores: list[int]) -> None:
    os.sched_setaffinity(0, cores)
    # So that nothing is left even when this program is killed
    ctypes.CDLL(None).prctl(SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _members(group: int) -> list[int]:
    found = []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and (fields := _stat(int(entry.name))) and int(fields[2]) == group:
            found.append(int(entry.name))
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third on: the second, in parentheses, may hold spaces."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _cpu_seconds(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0


def _resident_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
