#!/usr/bin/env python3
"""How fast the suite is, and what observing it costs.

    python3 benchmarks/run.py chain                 one scenario
    python3 benchmarks/run.py starter telemetry     several, one after the other
    python3 benchmarks/run.py all --publish         everything, and docs/benchmarks.md from it
    python3 benchmarks/run.py all --quick           does it still work? Its figures mean nothing

Needs Linux, a JDK 25 and Python 3.10, and fetches the rest into benchmarks/target; see benchmarks/README.md.
"""

import argparse
import json
import signal
import sys
import time

from bench import build, machine, page
from bench.context import Context
from bench.paths import RESULTS
from bench.process import Failure, Process
from bench.scenarios import SCENARIOS


def main() -> int:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        _check_platform()
        for name in _chosen(options.scenarios):
            _run(name, options)
        if options.publish:
            page.write()
        return 0
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        Process.stop_all()


def _run(name: str, options: argparse.Namespace) -> None:
    scenario, context = SCENARIOS[name], Context.of(options)
    print(f"\n== {name}: {scenario.ABOUT}", flush=True)
    started = time.monotonic()
    results = {"scenario": name, "quick": options.quick, "options": vars(options),
               "machine": machine.describe(build.java(), context.servers, context.load)}
    try:
        results |= scenario.run(context)
    finally:
        Process.stop_all()
    results["minutes"] = round((time.monotonic() - started) / 60, 1)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.json"
    file.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(page.text(name, results))
    build.say(f"{name} took {results['minutes']} minutes; every sample is in {file}")
    if options.publish and not options.quick:
        page.keep(name, results)


def _chosen(names: list[str]) -> list[str]:
    return list(SCENARIOS) if names == ["all"] else names


def _check_platform() -> None:
    if sys.platform != "linux":
        raise Failure("Only on Linux: CPU time and memory come from /proc")
    if sys.version_info < (3, 10):
        raise Failure("Python 3.10 or newer is needed")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
                                     epilog="scenarios:\n" + _scenarios())
    parser.add_argument("scenarios", nargs="*", choices=[*SCENARIOS, "all", []], metavar="SCENARIO",
                        help="one or more of those below, or all; with none, --publish only writes the page again")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes, to see that it works")
    parser.add_argument("--publish", action="store_true", help="write docs/benchmarks.md")
    group = parser.add_argument_group("how long and how often; each scenario has defaults of its own")
    group.add_argument("--forks", type=int, help="how often everything is started anew")
    group.add_argument("--rounds", type=int, help="how often each variant is measured after a start, in turns")
    group.add_argument("--seconds", type=float, help="of one measurement")
    group.add_argument("--warmup", type=float, help="seconds of load before the first round")
    group.add_argument("--minutes", type=float, default=30, help="of soak (default: 30)")
    group.add_argument("--share", type=float, default=0.7, help="of saturation, for soak (default: 0.7)")
    group = parser.add_argument_group("what is started")
    group.add_argument("--cores", type=int, default=2, help="for the servers; the load gets the others (default: 2)")
    group.add_argument("--heap", default="256m", help="of each JVM (default: 256m)")
    group.add_argument("--jfr", action="store_true", help="write a recording of each JVM into benchmarks/target/logs")
    group.add_argument("--receiver", metavar="sink|console|URL", help="of the telemetry (default: the scenario's own)")
    group.add_argument("--no-build", dest="build", action="store_false", help="measure what was built the last time")
    options = parser.parse_args()
    if not options.scenarios and not options.publish:
        parser.print_help()
        sys.exit(2)
    return options


def _scenarios() -> str:
    return "\n".join(f"  {name:<10} {scenario.__doc__.strip()}" for name, scenario in SCENARIOS.items())


if __name__ == "__main__":
    sys.exit(main())
