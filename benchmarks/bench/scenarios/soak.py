"""Hours instead of seconds: is memory flat, is latency, and is there any error?"""

from bench import build
from bench.build import say
from bench.context import Context, Suite
from bench.load import Load, send
from bench.measure import Sample, SETTLE_SECONDS, measured

TITLE = "It keeps working"
ABOUT = "the whole chain at a constant rate, a share of what it can do, telemetry to the console"
SLICE_SECONDS = 60


def run(context: Context) -> dict[str, object]:
    programs = build.suite(context.options.build)
    options = context.options
    plan = context.plan(forks=1, rounds=round(options.minutes), seconds=SLICE_SECONDS, warmup=180)
    target = Suite(context, programs, "suite", receiver="console")()
    samples: list[Sample] = []
    try:
        request = target.requests["review"]
        send(Load("warm-up", 16, seconds=max(1.0, plan.warmup)), request, plan.cores)
        peak = send(Load("saturation", 16, seconds=plan.seconds), request, plan.cores).rate
        say(f"{options.share:.0%} of {peak:.0f} requests/s for {plan.rounds} times {plan.seconds:.0f} s")
        load = Load("soak", 64, rate=peak * options.share, seconds=plan.seconds - 2 * SETTLE_SECONDS)
        for number in range(1, plan.rounds + 1):
            samples.append(measured(target, "review", request, load, plan, {"fork": 1, "round": number}))
    finally:
        target.stop()
    return {"samples": samples, "curves": _curves(samples)}


def _curves(samples: list[Sample]) -> dict[str, object]:
    across = "rounds of a minute"
    return {
        "Latency during the soak": {"unit": "ms", "across": across, "series": {
            key: [sample[key] for sample in samples] for key in ("p50", "p90", "p99")}},
        "Resident memory during the soak": {"unit": "MB", "across": across, "series": {
            name: [sample["resident_mb"][name] for sample in samples] for name in samples[0]["resident_mb"]}},
    }
