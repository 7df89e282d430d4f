"""Writes docs/mutation.md from PIT's reports of the modules and from target/mutation/files.json.

bash .ci/mutation makes these. A mutant counts as killed when a test failed on it. One that ran into a timeout, that no
test reached or whose class was left out of the tests' reach counts as a survivor. Reasons for survivors are in
.ci/mutation-reasons.json.
"""
import collections
import json
import re
import sys
import xml.etree.ElementTree

import panels

ROOT = panels.ROOT
PARTS = ["core", "servlet", "reactive", "problem-details", "xray", "rollbar"]
MODULES = [*(f"observability-starter/{part}" for part in PARTS), "model-store-service", "inference-service", "gateway-service"]
REASONS = json.loads((ROOT / ".ci/mutation-reasons.json").read_text())
HEAD = """\
# Mutation tests of the telemetry

Written by `bash .ci/mutation`. It changes the telemetry in one place at a time and checks whether a test fails. Of the
parts with a result, {killed} of {all} mutants are killed, {share}. Mutants that ran into a timeout or that no test
reaches count as survivors.

- **Classes**: [PIT](https://pitest.org) changes meters, observations, conventions, their documentation, handlers,
  filters, samplers, propagators and exporters: in the starter all but its problem details, in the services the classes
  with such names. Only fast tests run, none that starts a service; the properties `targetClasses` and
  `excludedTestClasses` in each module's `pom.xml` say so.
- **Queries of panels**: each is evaluated on [one run](../grafana/tests/run.yml) and compared with the expected
  [values](../grafana/tests/values.json). Mutants drop, rename or change each metric, label, value, function, window,
  number and operator.
- **Rules**: the same, plus names, labels and times of alerts and recorded series, each checked by the
  `prometheus/tests` that ask for it by name.
- **Routes**: each line of `alertmanager/alertmanager.yml` is dropped in turn, checked by `alertmanager/tests`.

Not covered: dev-console; LogQL and TraceQL; the Collector's configuration and `application.yaml`, which the system
tests read.

"""


def reason(text):
    for entry in REASONS:
        if re.search(entry["survivor"], text):
            return entry["reason"]
    return "a test is missing"


def classes(module):
    for mutation in xml.etree.ElementTree.parse(ROOT / module / "target/pit-reports/mutations.xml").getroot():
        package, _, name = mutation.findtext("mutatedClass").rpartition(".")
        what = re.sub(r"(for |call to )\S*?[/:]+(?=\w+(::\w+)?$)", r"\1", mutation.findtext("description"))
        line = f'{name.replace("$", ".")} line {mutation.findtext("lineNumber")}: {what}'
        killed = mutation.get("status") == "KILLED"
        note = {"NO_COVERAGE": " (no test reaches it)", "TIMED_OUT": " (timeout)"}.get(mutation.get("status"), "")
        yield module, package.replace("org.reviewscope.", ""), line + note, killed


def files():
    for mutant in json.loads((ROOT / "target/mutation/files.json").read_text()):
        place = mutant["where"].split(" / ")[0] if mutant["area"] != "routes" else "alertmanager.yml"
        yield mutant["area"], place, f'{mutant["where"]}: {mutant["what"]}', mutant["killed"]


def table(mutants, first, second):
    counts = collections.defaultdict(lambda: [0, 0])
    for module, package, _, killed in mutants:
        for key in ((module, ""), (module, package)):
            counts[key][0 if killed else 1] += 1
    yield f"| {first} | {second} | killed | survived | |"
    yield "|---|---|---:|---:|---:|"
    for module in dict.fromkeys(mutant[0] for mutant in mutants):
        for key in sorted(key for key in counts if key[0] == module):
            killed, survived = counts[key]
            yield f'| {key[0] if not key[1] else ""} | {key[1]} | {killed} | {survived} | {share(killed, killed + survived)} |'


def share(killed, total):
    return f"{100 * killed / total:.0f} %" if total else "-"


def survivors(mutants):
    by_reason = collections.defaultdict(list)
    for module, _, text, killed in mutants:
        if not killed:
            by_reason[reason(f"{module} {text}")].append(f"{module}: {text}" if module in MODULES else text)
    for why in sorted(by_reason, key=lambda one: (one == "a test is missing", one)):
        yield f"\n### {why[0].upper()}{why[1:]}\n"
        for text, count in collections.Counter(by_reason[why]).items():
            yield f"- {text[:110]}" + (f" ({count})" if count > 1 else "")


def main():
    reports = [module for module in MODULES if (ROOT / module / "target/pit-reports/mutations.xml").is_file()]
    java = [mutant for module in reports for mutant in classes(module)]
    data = list(files())
    killed = sum(mutant[3] for mutant in java + data)
    text = HEAD.format(killed=f"{killed:,}", all=f"{len(java + data):,}", share=share(killed, len(java + data)))
    missing = sorted(set(MODULES) - set(reports)) + sorted({"panels", "rules", "routes"} - {mutant[0] for mutant in data})
    if missing:
        text += f"Without a result of this run: {', '.join(missing)}.\n\n"
    text += "\n".join(["## Classes", "", *table(java, "module", "package"), "", "## Files", "", *table(data, "area", "file"), "",
                       "## Survivors", *survivors(java + data)]) + "\n"
    (ROOT / "docs/mutation.md").write_text(text)
    print(text.split("\n\n")[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
