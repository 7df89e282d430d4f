"""Changes one thing in a dashboard's query, a rule or a route, and sees whether a check fails that ran well before.

python3 .ci/file_mutants.py [--sample N] [--seed N] writes target/mutation/files.json: every mutant and what became of it.
Panels are replayed on the run of grafana/tests/run.yml, rules on the tests of prometheus/tests, routes on those of
alertmanager/tests. Needs promtool, amtool and PyYAML.
"""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

import yaml

import panels

ROOT = panels.ROOT
RESULT = ROOT / "target/mutation/files.json"
LINT = ["promtool", "check", "rules", "--lint=all", "--lint-fatal"]
TIMEOUT = 300
KEYWORDS = {"and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring", "group_left", "group_right", "inf",
            "nan"}
SWAPS = {"sum": "max", "max": "min", "min": "max", "count": "sum", "rate": "increase", "increase": "rate",
         "topk": "bottomk", "sum_over_time": "avg_over_time", "clamp_min": "clamp_max", "and": "unless", "or": "unless", "unless": "and",
         ">": "<", ">=": "<", "==": "!=", "+": "-", "-": "+", "*": "/", "/": "*"}
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\[[^]]*]|\$?[a-zA-Z_:][\w:]*|\d+(?:\.\d+)?(?:e\d+)?|=~|!~|!=|==|>=|<=|[-+*/<>=]|\S')


class Loader(yaml.SafeLoader):
    """Leaves 0x40 as it is: in promtool's notation that is forty-one noughts, not 64."""

    yaml_implicit_resolvers = {first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":int")]
                               for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?\d+$"), list("-+0123456789"))


def promql_mutants(expression):
    """Yields (what was done, the changed query) for each name, label, value, function, number and operator."""
    seen = collections.Counter()
    for what, mutant in changes(expression):
        seen[what] += 1
        yield what + (f" at place {seen[what]}" if seen[what] > 1 else ""), mutant


def changes(expression):
    tokens = list(TOKEN.finditer(expression))
    braces = groups = False
    for index, token in enumerate(tokens):
        text, following = token[0], tokens[index + 1][0] if index + 1 < len(tokens) else ""
        before = tokens[index - 1][0] if index else ""

        def replaced(new, last=token):
            return expression[:token.start()] + new + expression[last.end():]

        if text in "{(" and (text == "{" or groups == "next"):
            braces, groups = text == "{", text == "("
        elif text in "})" and (braces or groups is True):
            braces = groups = False
        elif braces:
            if following in ("=", "=~", "!=", "!~"):
                last = tokens[index + 2]
                more = tokens[index + 3] if tokens[index + 3][0] == "," else None
                yield f"drop {text}", replaced("", more or last)
                yield f"rename label {text}", replaced(text + "_x")
            elif text.startswith('"') and before in ("=", "!="):
                yield f"change value {text}", replaced('"x' + text[1:])
        elif groups is True:
            if text != ",":
                last = tokens[index + 1] if following == "," else token
                yield f"drop {text} from the grouping", replaced("", last)
        elif text.startswith("["):
            yield f"change window {text}", replaced("[25m]")
        elif text.startswith('"'):
            continue
        elif text in ("by", "on", "ignoring", "without", "group_left", "group_right"):
            groups = "next"
        elif text == "-" and before in ("(", "", ",", "*", "/", "+", "-"):
            continue
        elif text in SWAPS:
            yield f"{text} becomes {SWAPS[text]}", replaced(SWAPS[text])
        elif re.fullmatch(r"\d.*", text) and before != "offset":
            number = float(text)
            yield f"change {text}", replaced(f"{number / 2 if number else 1e6:g}")
        elif before == "offset":
            yield f"change offset {text}", replaced("1h")
        elif re.fullmatch(r"[a-zA-Z_:][\w:]*", text) and following != "(" and text not in KEYWORDS:
            yield f"rename {text}", replaced(text + "_x")


def panel_mutants():
    for name, expression in panels.queries():
        yield {"area": "panels", "where": name, "what": "drop the query", "expression": None}
        for what, mutant in promql_mutants(expression):
            yield {"area": "panels", "where": name, "what": what, "expression": mutant}


def judge_panels(mutants):
    """One run of promtool for all: each mutant is one more query. values.json misses a query that is gone."""
    expected = json.loads(panels.VALUES.read_text())
    asked = [panels.with_variables(mutant["expression"]) for mutant in mutants if mutant["expression"]]
    shown = panels.evaluate(asked) if asked else {}
    for mutant in mutants:
        got = shown.get(panels.with_variables(mutant["expression"])) if mutant["expression"] else None
        mutant["killed"] = mutant["where"] in expected and not panels.same(expected[mutant["where"]], got)


def rules(file):
    """Yields (name, start, end, text) of each rule of a file; the text is that of its lines."""
    text = file.read_text()
    for match in re.finditer(r"(?m)^      - (alert|record): (\S+)\n(?:(?:        .*| *#.*)?\n)*", text):
        rule = re.split(r"(?m)^ *#|^$", match[0])[0].rstrip() + "\n"
        yield match[1], match[2], match.start(), match.start() + len(rule), rule


def rule_mutants():
    for file in sorted((ROOT / "prometheus/rules").glob("*.yml")):
        text = file.read_text()
        for kind, name, start, end, rule in rules(file):
            def mutant(what, changed):
                line = text[:start].count("\n") + 1
                return {"area": "rules", "where": f"{file.name} / {name} (line {line})", "what": what,
                        "file": f"prometheus/rules/{file.name}", "name": name, "text": text[:start] + changed + text[end:]}

            anchors = re.findall(r"&\w+", rule)
            if not anchors:
                yield mutant("drop the rule", "")
            yield mutant(f"rename the {kind}", rule.replace(name, name + "X", 1))
            labels = "".join(re.findall(r"(?m)^        labels:.*", rule))
            for label, value in re.findall(r"[{,] ?(\w+): ([\w-][\w -]*)", labels):
                yield mutant(f"change label {label}", rule.replace(f"{label}: {value}", f"{label}: {value}-x", 1))
            for time in re.findall(r"(?m)^        (?:for|keep_firing_for): (\w+)", rule):
                yield mutant(f"change {time}", re.sub(rf"for: {time}", "for: 0s", rule, count=1))
            expression = re.search(r"(?m)^        expr: (?:\|\n((?:          .*\n)+)|(.*)\n)", rule)
            group = 1 if expression[1] else 2
            for what, changed in promql_mutants(expression[group]):
                yield mutant(what, rule[:expression.start(group)] + changed + rule[expression.end(group):])


def judge_rules(mutants):
    """Tests all in one run for each test: beside the rules stand those of each mutant, under a name of its own."""
    groups = {}
    for number, mutant in enumerate(mutants):
        mutant["killed"] = not accepted(mutant)
        if not mutant["killed"]:
            groups[number] = list(renamed(mutant, number))
    for file in sorted((ROOT / "prometheus/tests").glob("*.yml"), key=lambda test: ("slow" in test.name, test.name)):
        test = yaml.load(file.read_text(), Loader)
        for case in test["tests"]:
            left = [number for number in groups if not mutants[number]["killed"] and asked(mutants[number]["name"], "", case)]
            while left:
                killed, complete = failing(test | {"tests": [case]}, mutants, left, groups)
                for number in killed:
                    mutants[number]["killed"] = True
                left = [] if complete else [number for number in left if number not in killed]


def accepted(mutant):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "rules.yml"
        file.write_text(mutant["text"])
        return subprocess.run(LINT + [str(file)], capture_output=True, check=False).returncode == 0


def renamed(mutant, number):
    """The groups of the mutant's file with nothing but the rules of its name, which gets a number."""
    kind = "alert" if mutant["name"][0].isupper() else "record"
    for count, group in enumerate(yaml.safe_load(mutant["text"])["groups"]):
        kept = [rule for rule in group["rules"] if rule.get(kind, "").removesuffix("X") == mutant["name"]]
        for rule in kept:
            rule[kind] = rule[kind].replace(mutant["name"], own_name(mutant, number))
        if kept:
            yield group | {"name": f"mutant{number}-{count}", "rules": kept}


def own_name(mutant, number):
    return f'{mutant["name"]}{"" if mutant["name"][0].isupper() else ":"}Mutant{number}'


def failing(test, mutants, numbers, groups):
    """The numbers of those mutants that a case does not take for the rule itself, and whether it got to look at all.

    One that cannot be evaluated ends the case: then the others have to be tested without it.
    """
    beside = [group for number in numbers for group in groups[number]]
    expected = [asked(mutants[number]["name"], own_name(mutants[number], number), test["tests"][0]) for number in numbers]
    case = test["tests"][0] | {"alert_rule_test": [one for of_it in expected for one in of_it if "alertname" in one],
                               "promql_expr_test": [one for of_it in expected for one in of_it if "expr" in one]}
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "mutants.yml").write_text(yaml.safe_dump({"groups": beside}))
        (pathlib.Path(folder) / "test.yml").write_text(yaml.safe_dump(test | {
            "rule_files": [str(ROOT / "prometheus/rules" / pathlib.Path(file).name) for file in test["rule_files"]] + ["mutants.yml"],
            "group_eval_order": test.get("group_eval_order", []) + [group["name"] for group in beside], "tests": [case]}))
        done = subprocess.run(["promtool", "test", "rules", "test.yml"], cwd=folder, capture_output=True, text=True, check=False)
    failures = done.stdout + done.stderr
    broken = set(map(int, re.findall(r"rule: [\w:]+?Mutant(\d+)", failures)))
    found = set(map(int, re.findall(r"(?:alertname: ?\w+?|expr: \".*?)Mutant(\d+)", failures)))
    if not broken and not found and done.returncode != 0:
        raise RuntimeError(failures)
    return broken | found, not broken


def asked(name, own, case):
    """What a case asks of a rule, asked of the rule that has another name."""
    def of_it(expression):
        if name[0].isupper():
            # Of the alert itself, and of no other: those of the rules fire beside those of the mutants
            return 0 < expression.count("ALERTS{") == expression.count(f'alertname="{name}"')
        return whole.search(expression)

    whole = re.compile(rf"(?<![\w:]){name}(?![\w:])")
    return [alert | {"alertname": own} for alert in case.get("alert_rule_test", []) if alert["alertname"] == name] + [
        series | {"expr": whole.sub(own, series["expr"]),
                  "exp_samples": [sample | {"labels": whole.sub(own, sample["labels"])} for sample in series["exp_samples"]]}
        for series in case.get("promql_expr_test", []) if of_it(series["expr"])]


def fails(command, copy):
    return subprocess.run(command, cwd=copy, capture_output=True, check=False, timeout=TIMEOUT).returncode != 0


def route_mutants():
    file = ROOT / "alertmanager/alertmanager.yml"
    lines = file.read_text().splitlines(keepends=True)
    for number, line in enumerate(lines):
        if not line.strip() or line.strip().startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        end = number + 1
        while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
            end += 1
        yield {"area": "routes", "where": f"alertmanager.yml line {number + 1}", "what": "drop " + line.split("#")[0].strip(),
               "text": "".join(lines[:number] + lines[end:])}


def judge_routes(mutants):
    # Most of a test is waiting
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for mutant, killed in zip(mutants, pool.map(reroutes, mutants)):
            mutant["killed"] = killed


def reroutes(mutant):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "alertmanager"
        shutil.copytree(ROOT / "alertmanager", copy)
        (copy / "alertmanager.yml").write_text(mutant["text"])
        return any(fails(test, copy) for test in (["sh", "tests/routes.sh"], ["sh", "tests/inhibition.sh"], ["python3", "tests/mail.py"]))


JUDGES = {"panels": (panel_mutants, judge_panels), "rules": (rule_mutants, judge_rules),
          "routes": (route_mutants, judge_routes)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, help="so many mutants of each area instead of all")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--area", choices=JUDGES, action="append", help="only this one")
    arguments = parser.parse_args()
    areas = arguments.area or list(JUDGES)
    results = json.loads(RESULT.read_text()) if arguments.area and RESULT.is_file() else []
    results = [mutant for mutant in results if mutant["area"] not in areas]
    if arguments.sample:
        print(f"sample of seed {arguments.seed}", flush=True)
    for area in areas:
        make, judge = JUDGES[area]
        mutants = list(make())
        made = len(mutants)
        if arguments.sample and arguments.sample < made:
            mutants = random.Random(arguments.seed).sample(mutants, arguments.sample)
        judge(mutants)
        survivors = [mutant for mutant in mutants if not mutant["killed"]]
        print(f"{area}: {len(mutants)} of {made} mutants, {len(mutants) - len(survivors)} killed", flush=True)
        for mutant in survivors:
            print(f'  survived: {mutant["where"]}: {mutant["what"]}', flush=True)
        results += [{key: mutant[key] for key in ("area", "where", "what", "killed")} | {"made": made}
                    for mutant in mutants]
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
