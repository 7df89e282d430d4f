"""Inference-service, which records each prediction, beside Python servers with the same model, which do not."""

from collections.abc import Callable
from pathlib import Path

from bench import build
from bench.build import say
from bench.context import Context, Suite
from bench.load import Load, Request
from bench.measure import Start, Target, interleaved
from bench.paths import BENCHMARKS, ROOT, WORK
from bench.process import Failure, Process, free_ports

TITLE = "Beside its peers"
ABOUT = ("inference-service with full telemetry, each prediction committed by the store; the peers of benchmarks/peers "
         "have four metrics of prometheus_client, no traces and no record. The same artifact, one thread inside a run")
SERVERS = BENCHMARKS / "peers"
OURS = "inference-service"

Command = Callable[[Path, int], list[str]]


def uvicorn(module: str, workers: int) -> Command:
    return lambda python, port: [str(python), "-m", "uvicorn", f"{module}:app", "--app-dir", str(SERVERS), "--port",
                                 str(port), "--workers", str(workers), "--no-access-log", "--log-level", "warning"]


def litserve(workers: int) -> Command:
    return lambda python, port: [str(python), str(SERVERS / "litserve_server.py"), str(port), str(workers)]


PEERS: dict[str, tuple[str, Command]] = {
    "FastAPI, ONNX Runtime, 1 worker": ("requirements.txt", uvicorn("onnx_server", 1)),
    "FastAPI, ONNX Runtime, 2 workers": ("requirements.txt", uvicorn("onnx_server", 2)),
    "FastAPI, OpenVINO, 2 workers": ("requirements-openvino.txt", uvicorn("openvino_server", 2)),
    "LitServe, ONNX Runtime, 2 workers": ("requirements-litserve.txt", litserve(2)),
    "FastAPI, PyTorch padded to 160": ("requirements-torch.txt", uvicorn("torch_server", 1)),
}


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    variants: dict[str, Start] = {OURS: Suite(context, programs, OURS, gateway=False)}
    notes = []
    for name, (requirements, command) in PEERS.items():
        try:
            python = build.python(requirements)
            variants[name] = lambda name=name, python=python, command=command: _start(context, name, python, command)
        except Failure as failure:
            notes.append(f"{name} is missing: {requirements} could not be installed")
            say(f"{notes[-1]}: {str(failure).splitlines()[-1]}")
    plan = context.plan(forks=1, rounds=5, seconds=15, warmup=120)
    return {"samples": interleaved(variants, loads, plan), "notes": notes}


def loads(slowest: float) -> list[Load]:
    return [Load("16 connections", 16), Load("one user", 1)]


def _start(context: Context, variant: str, python: Path, command: Command) -> Target:
    [port] = free_ports(1)
    [artifact] = (ROOT / "models/sentiment-minilm/artifact").glob("*-1.0.0.zip")
    environment = {"ARTIFACT": str(artifact), "PYTHONDONTWRITEBYTECODE": "1"}
    log = WORK / "logs" / "peers" / f"{variant}.log"
    server = Process("server", command(python, port), environment, log, context.servers)
    request = Request(f"http://127.0.0.1:{port}/predict", context.bodies())
    try:
        ready = server.await_ready(f"http://127.0.0.1:{port}/metrics/")
    except Failure:
        server.stop()
        raise
    metrics = [f"http://127.0.0.1:{port}/metrics/"]
    return Target(variant, {"review": request}, [server], metrics=metrics, ready_seconds=ready)
