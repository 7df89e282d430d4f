"""What the panels of the dashboards show on the run of grafana/tests/run.yml, asked of promtool; needs 2.42 or later.

python3 .ci/panels.py compares it with grafana/tests/values.json. --write writes that file anew: each number in it follows
from the run by hand, so look at the difference before you commit it.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUN = ROOT / "grafana/tests/run.yml"
CAUSES = ROOT / "prometheus/tests/causes.yml"
VALUES = ROOT / "grafana/tests/values.json"
# Between two scrapes: on one, a window of Prometheus 2 has a sample more than it should
AT = "30m7s"
# Not all of the jobs, so that a query that ignores the variable shows more
JOBS = "(gateway|inference|calm|idle)-service"
# promtool's own rounding of extrapolated increases differs between versions
TOLERANCE = 0.002
# Metrics that every Spring Boot service has, or every Collector: panels must ask for those of the suite by their job
EVERYBODYS = r"executor_|http_|inference_|jvm_|model_swap_|otelcol_|prediction_(?!feedback)|process_|resilience4j_|review_"


def queries():
    """All queries of Prometheus in all dashboards: [(dashboard / panel / number, expression)]."""
    found = []
    for file in sorted((ROOT / "grafana/dashboards").glob("*/*.json")):
        dashboard = json.loads(file.read_text())
        panels = [p for panel in dashboard["panels"] for p in [panel, *panel.get("panels", [])]]
        for panel in panels:
            source = panel.get("datasource", {}).get("type")
            targets = [t for t in panel.get("targets", []) if t.get("datasource", {}).get("type", source) == "prometheus"]
            for number, target in enumerate(targets):
                found.append((f'{dashboard["uid"]} / {panel["title"]} / {number + 1}', target["expr"]))
    return found


def with_variables(expression):
    variables = json.loads((ROOT / "grafana/tests/panels.json").read_text())["variables"] | {"job": JOBS}
    return re.sub(r"\$\{?(\w+)}?", lambda match: variables.get(match[1], match[0]), expression)


def evaluate(expressions, rules=None):
    """Evaluates PromQL at the end of the run; returns for each expression its samples, or None for an error."""
    rules = rules or sorted((ROOT / "prometheus/rules").glob("*.yml"))
    wrong = [{"labels": 'no{such="series"}', "value": -1}]
    tests = [{"expr": e, "eval_time": AT, "exp_samples": wrong} for e in dict.fromkeys(expressions)]
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
        file.write(f"rule_files: {json.dumps([str(r) for r in rules])}\nevaluation_interval: 15s\n")
        file.write(re.search("(?m)^group_eval_order:.*\n", CAUSES.read_text())[0] + "tests:\n")
        file.write("  -\n" + re.sub(r"(?m)^(?=.)", "    ", RUN.read_text() + strangers()))
        file.write("    promql_expr_test: " + json.dumps(tests) + "\n")
        file.flush()
        answer = subprocess.run(["promtool", "test", "rules", file.name], capture_output=True, text=True, check=False)
    return parse(answer.stdout + answer.stderr)


def strangers():
    """Adds to each series the same of a job of somebody else, with numbers and a distribution of its own."""
    series = re.findall(rf"(?m)^  - {{series: '((?:{EVERYBODYS})\w*){{job=\"[\w-]+\",(.*)}}', values: (.*)}}$", RUN.read_text())
    lines = []
    for name, labels, values in series:
        factor = 8 if 'le="+Inf"' in labels else 4
        lines.append(f"  - {{series: '{name}{{job=\"other\",{labels}}}', values: {times(factor, values)}}}\n")
    return "".join(lines)


def times(factor, values):
    return re.sub(r"(-?[\d.]+)(\+[\d.]+)?(?=x)",
                  lambda m: f"{factor * float(m[1]):g}" + (f"+{factor * float(m[2]):g}" if m[2] else ""), values)


def parse(output):
    results = {}
    pattern = r'expr: (".*?(?<!\\)"), time: 30m7s,\s+(?:exp:(.*)\n\s+got:(.*)|err: (.*))'
    for expression, _, got, error in re.findall(pattern, output):
        results[json.loads(expression)] = None if error else samples(json.loads(got.strip()) if got.strip()[:1] == '"' else got)
    if not results:
        raise RuntimeError("promtool says nothing of any query: " + output[:2000])
    return results


def samples(text):
    found = {}
    for name, labels, value in re.findall(r'([\w:]*)(?:\{((?:[^"}]|"(?:\\.|[^"\\])*")*)})? ([-+.\dEINafn]+)(?:, |$)', text.strip()):
        found[f"{name}{{{labels}}}" if labels else name] = float(value)
    return found


def same(expected, got):
    if got is None or set(expected) != set(got):
        return False
    return all(abs(value - got[labels]) <= TOLERANCE * max(abs(value), 1e-9) for labels, value in expected.items())


def main():
    """Compares what every panel shows with values.json, or writes the file with --write."""
    asked = queries()
    shown = evaluate([with_variables(expression) for _, expression in asked])
    found = {name: shown[with_variables(expression)] for name, expression in asked}
    if "--write" in sys.argv:
        VALUES.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n")
        return 0
    expected = json.loads(VALUES.read_text())
    wrong = [name for name in sorted(expected.keys() | found.keys())
             if name not in expected or name not in found or not same(expected[name], found[name])]
    for name in wrong:
        print(f"{name}\n  expected {expected.get(name, 'no such query')}\n  shows    {found.get(name, 'no such query')}")
    print(f"{len(asked)} queries of panels on grafana/tests/run.yml, {len(wrong)} not as grafana/tests/values.json says")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
