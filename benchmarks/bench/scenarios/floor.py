"""ONNX Runtime alone, in a loop: what the model's runs themselves cost on these cores."""

import json
import os
import subprocess

from bench import build
from bench.build import say
from bench.context import Context
from bench.paths import BENCHMARKS, ROOT, WORK
from bench.process import Failure
from bench.reviews import reviews

TITLE = "The floor: the model alone"
ABOUT = ("ONNX Runtime's Java API on reviews that are tokenised already, no service around it. "
         "The reviews of a batch are of almost the same length")
# Threads, threads inside a run, reviews inside a run
FORMS = {"one thread": (1, 1, 1), "two threads": (2, 1, 1), "one thread, two inside a run": (1, 2, 1),
         "two threads, batches of 2": (2, 1, 2), "two threads, batches of 4": (2, 1, 4),
         "two threads, batches of 8": (2, 1, 8)}
TEXTS = 500


def run(context: Context) -> dict[str, object]:
    plan = context.plan(forks=3, rounds=3, seconds=5, warmup=0)
    libraries = build.suite(context.options.build)["inference-service"].directory / "lib"
    texts = WORK / "reviews.txt"
    texts.write_text("\n".join(reviews(TEXTS)), encoding="utf-8")
    samples = []
    for fork in range(1, plan.forks + 1):
        for form, (threads, inside, batch) in FORMS.items():
            for artifact in sorted((ROOT / "models").glob("*/artifact/*.zip")):
                command = [str(build.java()), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                           f"-Donnxruntime.native.path={libraries}/native",
                           f"-DRUST_LIBRARY_PATH={libraries}/native/libtokenizers.so", "-cp", f"{libraries}/*",
                           str(BENCHMARKS / "floor/Floor.java"), str(artifact), str(texts), str(threads), str(inside),
                           str(batch), str(plan.seconds), str(plan.rounds)]
                for round_, line in enumerate(_lines(command, context.servers), start=1):
                    found = json.loads(line)
                    samples.append({"variant": f"{artifact.stem}, {form}", "asked": "runs of the model", "load": "",
                                    "fork": fork, "round": round_, "rate": found["rate"],
                                    "cpu_ms": {"model": found["cpu_ms"]}})
                    say(f"{artifact.stem}, {form}: {found['rate']} reviews/s, {found['cpu_ms']} ms of CPU each")
    return {"samples": samples}


def _lines(command: list[str], cores: list[int]) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"DJL_OFFLINE": "true"},
                          preexec_fn=lambda: os.sched_setaffinity(0, cores))
    if done.returncode:
        raise Failure(f"The floor has failed:\n{done.stderr}")
    return [line for line in done.stdout.splitlines() if line.startswith("{")]
