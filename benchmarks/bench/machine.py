"""The machine: its cores, and who may use which."""

import datetime
import os
import platform
import subprocess
from pathlib import Path


def all_cores() -> list[int]:
    return sorted(os.sched_getaffinity(0))


def divide(servers: int) -> tuple[list[int], list[int]]:
    """Cores for the programs under test, and those for the load: what is left, or the same ones when nothing is."""
    cores = all_cores()
    return cores[:servers], cores[servers:] or cores


def describe(java: Path, servers: list[int], load: list[int]) -> dict[str, object]:
    return {
        "processor": _processor(),
        "cores": len(all_cores()),
        "cores_of_servers": len(servers),
        "load_shares_cores": bool(set(servers) & set(load)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.release()}",
        "java": _first_line([str(java), "--version"]),
        "date": datetime.date.today().isoformat(),
        "commit": _first_line(["git", "rev-parse", "--short", "HEAD"]),
    }


def load_average() -> float:
    return os.getloadavg()[0]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def _first_line(command: list[str]) -> str:
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return output.splitlines()[0] if output else "unknown"
