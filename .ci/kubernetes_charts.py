"""The values of kubernetes/telemetry, rendered by Helm: python3 kubernetes_charts.py HELM FOLDER

The first line of a file names its chart, which is taken from the chart's repository or, unpacked, from the folder in
CHARTS. Leaves FOLDER/CHART.yaml. A value that changes nothing of what is rendered is an error: the chart does not know
it, or has the same by default. Ends with 3 where a chart cannot be had.
"""
import concurrent.futures
import copy
import os
import pathlib
import re
import subprocess
import sys

import yaml

VALUES = pathlib.Path("kubernetes/telemetry")
# As docs/scale.md has them
FILES = {"loki": ["--set-file", r"ruler.directories.fake.logs\.yml=loki/rules/fake/logs.yml"]}


def chart_of(head, helm, folder):
    name, version, owner = re.match(r"# For the chart (\S+) (\S+) of ([\w-]+)", head).groups()
    chart = pathlib.Path(os.environ.get("CHARTS", folder / "charts")) / name
    if not chart.exists() and subprocess.run(
            [helm, "pull", name, "--version", version, "--repo", f"https://{owner}.github.io/helm-charts", "--untar",
             "--untardir", chart.parent]).returncode:
        sys.exit(3)
    found = yaml.safe_load((chart / "Chart.yaml").read_text())["version"]
    assert found == version, f"FAILED: {chart} is {found}, not {version}"
    return name, chart


def render(helm, release, name, chart, values):
    return subprocess.run(
        [helm, "template", release, chart, "--namespace=observability", "--kube-version=1.35",
         "--values=-", *FILES.get(name, [])], input=yaml.safe_dump(values), text=True, capture_output=True)


def filled(tree):
    """Without the nulls that charts print, which the API server takes for nothing and a schema for a wrong type."""
    if isinstance(tree, dict):
        return {key: filled(value) for key, value in tree.items() if value is not None}
    return [filled(item) for item in tree] if isinstance(tree, list) else tree


def leaves(tree, path=()):
    for key, value in tree.items():
        yield from leaves(value, (*path, key)) if isinstance(value, dict) and value else [(*path, key)]


def without(tree, path):
    tree = copy.deepcopy(tree)
    parent = tree
    for key in path[:-1]:
        parent = parent[key]
    del parent[path[-1]]
    return tree


def idle(values, rendered):
    """The values without which the same is rendered."""
    paths = list(leaves(values))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda path: rendered(without(values, path)).stdout, paths)
        whole = rendered(values).stdout
        return [".".join(map(str, path)) for path, result in zip(paths, results) if result == whole], len(paths)


def main(helm, folder):
    for file in sorted(VALUES.glob("*.yaml")):
        text = file.read_text()
        if not text.startswith("# For the chart "):
            continue
        name, chart = chart_of(text, helm, pathlib.Path(folder))
        values = yaml.safe_load(text)
        rendered = lambda some: render(helm, file.stem, name, chart, some)
        result = rendered(values)
        assert result.returncode == 0, f"FAILED: {file}: {result.stderr}"
        objects = filter(None, map(filled, yaml.safe_load_all(result.stdout)))
        (pathlib.Path(folder) / f"{name}.yaml").write_text(yaml.safe_dump_all(objects))
        # With one that no chart knows, which must be found
        found, count = idle({**values, "unknown": True}, rendered)
        assert found == ["unknown"], f"FAILED: {file}: without effect: {', '.join(found)}"
        print(f"{file}: {count - 1} values, each with an effect on {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
