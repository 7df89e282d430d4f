"""Inference-service, which records each prediction, beside Python servers with the same model, which do not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import build
from bench.build import say
from bench.context import Context, Suite
from bench.load import Load, Request
from bench.measure import Start, Target, interleaved
from bench.paths import BENCHMARKS, ROOT, WORK
from bench.process import Failure, Process, free_ports

TITLE = "Beside its peers"
ABOUT = ("Inference-service with full telemetry, each prediction committed by the store; the peers of benchmarks/peers "
         "have four metrics of prometheus_client, no traces and no record. The same artifact, one thread inside a run")
SERVERS = BENCHMARKS / "peers"
OURS = "inference-service"

Command = Callable[[Path, int], list[str]]


@dataclass(frozen=True)
class Peer:
    """A server of benchmarks/peers."""

    requirements: str
    command: Command
    ready: str = "/metrics/"  # answers as soon as the model is loaded


def uvicorn(module: str, workers: int) -> Command:
    return lambda python, port: [str(python), "-m", "uvicorn", f"{module}:app", "--app-dir", str(SERVERS), "--port",
                                 str(port), "--workers", str(workers), "--no-access-log", "--log-level", "warning"]


def litserve(workers: int) -> Command:
    return lambda python, port: [str(python), str(SERVERS / "litserve_server.py"), str(port), str(workers)]


PEERS = {
    "FastAPI, ONNX Runtime, 1 worker": Peer("requirements.txt", uvicorn("onnx_server", 1)),
    "FastAPI, ONNX Runtime, 2 workers": Peer("requirements.txt", uvicorn("onnx_server", 2)),
    "FastAPI, OpenVINO, 2 workers": Peer("requirements-openvino.txt", uvicorn("openvino_server", 2)),
    "LitServe, ONNX Runtime, 2 workers": Peer("requirements-litserve.txt", litserve(2), ready="/health"),
    "FastAPI, PyTorch padded to 160": Peer("requirements-torch.txt", uvicorn("torch_server", 1)),
}


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    variants: dict[str, Start] = {OURS: Suite(context, programs, OURS, gateway=False)}
    notes = []
    for name, peer in PEERS.items():
        try:
            variants[name] = partial(_start, context, name, peer, build.python(peer.requirements))
        except Failure as failure:
            notes.append(f"{name} is missing: {peer.requirements} could not be installed")
            say(f"{notes[-1]}: {str(failure).splitlines()[-1]}")
    plan = context.plan(forks=1, rounds=5, seconds=15, warmup=120)
    return {"samples": interleaved(variants, loads, plan), "notes": notes}


def loads(slowest: float) -> list[Load]:
    return [Load("16 connections", 16), Load("one user", 1)]


def _start(context: Context, variant: str, peer: Peer, python: Path) -> Target:
    [port] = free_ports(1)
    url = f"http://127.0.0.1:{port}"
    [artifact] = (ROOT / "models/sentiment-minilm/artifact").glob("*-1.0.0.zip")
    environment = {"ARTIFACT": str(artifact), "PYTHONDONTWRITEBYTECODE": "1"}
    log = WORK / "logs" / "peers" / f"{variant}.log"
    server = Process("server", peer.command(python, port), environment, log, context.servers)
    ready = server.await_ready(url + peer.ready)
    return Target(variant, {"review": Request(f"{url}/predict", context.bodies())}, [server], ready_seconds=ready)
