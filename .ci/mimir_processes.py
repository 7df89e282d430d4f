"""Mimir by our values, each part of it a process: python3 mimir_processes.py PROGRAMS

PROGRAMS holds mimir, mimirtool, helm, versitygw, the folder kafka with its jars, and the folder chart. The
configuration is what Helm renders; only addresses and folders are this machine's. There is one process of each target,
ingesters and store-gateways one of each zone.
"""
import http.server
import json
import os
import pathlib
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import yaml

from kubernetes_cluster import eventually, free_port, parsed, succeeded

RINGS = ("compactor.ring", "distributor.ring", "ingester.ring", "querier.ring", "query-scheduler.ring", "ruler.ring",
         "store-gateway.sharding-ring")
BUCKETS = ("reviewscope-mimir", "reviewscope-mimir-rules")
# What Strimzi's three brokers have, and one has not
ALONE = {"default.replication.factor": 1, "min.insync.replicas": 1, "offsets.topic.replication.factor": 1,
         "transaction.state.log.replication.factor": 1, "transaction.state.log.min.isr": 1}
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SERVICE = f'# TYPE predictions counter\npredictions_total 7 # {{trace_id="{TRACE}"}} 1\n# EOF\n'
# As docs/scale.md says
ADDRESSES = {"{{ $externalLabels.grafana_url }}": "https://grafana.example",
             "docs/runbooks/": "https://runbooks.example/docs/runbooks/"}


class Processes:
    def __init__(self, folder):
        self.folder, self.running = folder, {}

    def start(self, name, *command, **options):
        log = open(self.folder / f"{name}.log", "a")
        self.running[name] = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log, **options)

    def kill(self, name):
        process = self.running.pop(name)
        process.kill()
        process.wait()


class Mimir:
    """One process of each workload that Helm rendered, with its arguments."""

    def __init__(self, programs, processes, objects, replaced):
        self.program, self.processes = programs / "mimir", processes
        config = {name: text for each in objects if each["kind"] == "ConfigMap" for name, text in each["data"].items()}
        self.config, self.runtime = yaml.safe_load(config["mimir.yaml"]), config["runtime.yaml"]
        self.arguments = {each["metadata"]["name"].removeprefix("mimir-"): container["args"] for each in objects
                          if each["kind"] in ("Deployment", "StatefulSet")
                          for container in each["spec"]["template"]["spec"]["containers"]
                          if "/mimir:" in container["image"]}
        self.ports = {name: [free_port() for _ in range(3)] for name in self.arguments}
        runtime = processes.folder / "runtime.yaml"
        runtime.write_text(self.runtime)
        scheduler = f"127.0.0.1:{self.ports['query-scheduler'][1]}"
        for path, value in {**replaced, "frontend.scheduler_address": scheduler, "runtime_config.file": str(runtime),
                            "frontend_worker.scheduler_address": scheduler,
                            "memberlist.join_members": [f"127.0.0.1:{self.ports['distributor'][2]}"]}.items():
            *parents, last = path.split(".")
            tree = self.config
            for key in parents:
                tree = tree[key]
            assert last in tree or last == "insecure", f"{path} is not in the configuration"
            tree[last] = value

    def command(self, name, config):
        folder, (web, grpc, gossip) = self.processes.folder / name, self.ports[name]
        folder.mkdir(exist_ok=True)
        text = yaml.safe_dump(config).replace("/data", str(folder)).replace("/active-query-tracker", str(folder))
        (folder / "mimir.yaml").write_text(text)
        given = [each for each in self.arguments[name] if not each.startswith("-config.file=")]
        rings = [f"-{ring}.instance-{key}={value}" for ring in RINGS
                 for key, value in (("addr", "127.0.0.1"), ("id", f"mimir-{name}-0"))]
        return [self.program, *given, *rings, f"-config.file={folder}/mimir.yaml", "-query-frontend.instance-addr=127.0.0.1",
                "-server.http-listen-address=127.0.0.1", f"-server.http-listen-port={web}",
                "-server.grpc-listen-address=127.0.0.1", f"-server.grpc-listen-port={grpc}",
                "-memberlist.bind-addr=127.0.0.1", "-memberlist.advertise-addr=127.0.0.1",
                f"-memberlist.bind-port={gossip}", f"-memberlist.advertise-port={gossip}",
                f"-memberlist.nodename=mimir-{name}-0"]

    def start(self, *names):
        for name in names:
            self.processes.start(name, *self.command(name, self.config))
        for name in names:
            eventually(f"{name} is ready", lambda: get(f"{self.url(name)}/ready")[0] == 200, 300)

    def start_all(self):
        # Where the others look for each other: it must listen first
        self.processes.start("distributor", *self.command("distributor", self.config))
        eventually("the distributor answers", lambda: get(f"{self.url('distributor')}/ready")[0])
        self.start(*(name for name in self.arguments if name != "distributor"))
        eventually("the distributor is ready", lambda: get(f"{self.url('distributor')}/ready")[0] == 200)

    def refuses(self, config):
        result = subprocess.run(list(map(str, self.command("distributor", config))), capture_output=True, text=True, timeout=60)
        return result.returncode != 0 and "not found in type" in result.stderr + result.stdout

    def url(self, name):
        return f"http://127.0.0.1:{self.ports[name][0]}"

    def query(self, expression, of="query", **parameters):
        parameters = urllib.parse.urlencode({"query": expression, **parameters})
        status, answer = get(f"{self.url('query-frontend')}/prometheus/api/v1/{of}?{parameters}")
        if status != 200:
            return []
        return answer["data"] if isinstance(answer["data"], list) else answer["data"]["result"]


def get(url, method="GET"):
    """Status and answer; no status where nobody answers."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=30) as response:
            text = response.read().decode()
            return response.status, json.loads(text) if text.startswith("[") else parsed(text)
    except urllib.error.HTTPError as error:
        return error.code, None
    except OSError:
        return None, None


class Service(http.server.BaseHTTPRequestHandler):
    """What the agent scrapes in the place of a service."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8")
        self.end_headers()
        self.wfile.write(SERVICE.encode())

    def log_message(self, *_):
        pass


def render(programs):
    # Webhooks of the rollout-operator are another chart's
    result = subprocess.run(
        [programs / "helm", "template", "mimir", programs / "chart", "--namespace=observability", "--kube-version=1.35",
         "--values=kubernetes/telemetry/mimir.yaml", "--set=rollout_operator.enabled=false"],
        check=True, capture_output=True, text=True)
    return list(filter(None, yaml.safe_load_all(result.stdout)))


def start_kafka(programs, processes):
    manifests = list(yaml.safe_load_all(pathlib.Path("kubernetes/telemetry/kafka.yaml").read_text()))
    broker = next(each for each in manifests if each["kind"] == "Kafka")["spec"]["kafka"]["config"]
    topic = next(each for each in manifests if each["metadata"]["name"] == "mimir-ingest")["spec"]
    port, controller, folder = free_port(), free_port(), processes.folder / "kafka"
    settings = {
        "process.roles": "broker,controller", "node.id": 1, "controller.quorum.voters": f"1@127.0.0.1:{controller}",
        "listeners": f"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}",
        "controller.listener.names": "CONTROLLER", "log.dirs": folder, **broker, **ALONE}
    file = processes.folder / "kafka.properties"
    file.write_text("".join(f"{key}={str(value).lower() if isinstance(value, bool) else value}\n"
                            for key, value in settings.items()))
    java = ["java", "-Xmx384m", "-cp", f"{programs}/kafka/*"]
    subprocess.run([*java, "kafka.tools.StorageTool", "format", "-t", "cmV2aWV3c2NvcGUtbWltaQ", "-c", file], check=True,
                   capture_output=True)
    processes.start("kafka", *java, "kafka.Kafka", file)
    create = [*java, "org.apache.kafka.tools.TopicCommand", "--bootstrap-server", f"127.0.0.1:{port}", "--create",
              "--topic=mimir-ingest", f"--partitions={topic['partitions']}",
              *(f"--config={key}={value}" for key, value in topic["config"].items())]
    eventually("Kafka has the topic", lambda: subprocess.run(create, capture_output=True).returncode == 0, 120)
    return f"127.0.0.1:{port}"


def start_s3(programs, processes, environment):
    for bucket in BUCKETS:
        (processes.folder / "s3" / bucket).mkdir(parents=True)
    port = free_port()
    processes.start("s3", programs / "versitygw", "--port", f"127.0.0.1:{port}", "--region", "eu-central-1", "--quiet",
                    "posix", processes.folder / "s3", env={
                        **environment, "ROOT_ACCESS_KEY": environment["AWS_ACCESS_KEY_ID"],
                        "ROOT_SECRET_KEY": environment["AWS_SECRET_ACCESS_KEY"]})
    return f"127.0.0.1:{port}"


def start_alertmanager(processes):
    file, port = processes.folder / "alertmanager.yml", free_port()
    file.write_text("route: {receiver: nobody}\nreceivers: [{name: nobody}]\n")
    processes.start("alertmanager", shutil.which("prometheus-alertmanager"), f"--config.file={file}",
                    f"--storage.path={processes.folder}/alerts", f"--web.listen-address=127.0.0.1:{port}",
                    "--cluster.listen-address=")
    return f"http://127.0.0.1:{port}"


def start_agent(processes, receiver, target):
    agent, file = yaml.safe_load(pathlib.Path("prometheus/agent.yml").read_text()), processes.folder / "agent.yml"
    agent["remote_write"][0]["url"] = f"{receiver}/api/v1/push"
    agent["scrape_configs"] = [job for job in agent["scrape_configs"] if job["job_name"] == "gateway-service"]
    agent["scrape_configs"][0]["static_configs"] = [{"targets": [target]}]
    file.write_text(yaml.safe_dump(agent))
    processes.start("agent", "prometheus", "--enable-feature=agent", f"--config.file={file}",
                    f"--storage.agent.path={processes.folder}/agent", f"--web.listen-address=127.0.0.1:{free_port()}")


def sync_rules(programs, processes, mimir):
    """As docs/scale.md says. How many rules there are."""
    folder, count = processes.folder / "rules", 0
    folder.mkdir()
    for file in sorted(pathlib.Path("prometheus/rules").glob("*.yml")):
        text = file.read_text()
        for old, new in ADDRESSES.items():
            text = text.replace(old, new)
        (folder / file.name).write_text(text)
        count += sum(len(group["rules"]) for group in yaml.safe_load(text)["groups"])
    succeeded(subprocess.run([programs / "mimirtool", "rules", "sync", f"--address={mimir.url('ruler')}", "--id=anonymous",
                              *folder.glob("*.yml")], text=True, capture_output=True))
    return count


def rules(mimir):
    _, answer = get(f"{mimir.url('ruler')}/prometheus/api/v1/rules")
    return [rule for group in (answer or {}).get("data", {}).get("groups", []) for rule in group["rules"]]


def check_no_gap(mimir, since):
    """No sample of the agent is missing, however long nobody read Kafka."""
    times = [moment for moment, _ in mimir.query('up{job="gateway-service"}[15m]')[0]["values"]]
    gaps = [later - earlier for earlier, later in zip(times, times[1:])]
    assert times[0] < since < times[-1] and max(gaps) < 20, gaps
    return len(times)


def check(programs, processes, mimir, service, alertmanager):
    wrong = {**mimir.config, "ruler": {**mimir.config["ruler"], "evaluation_intervall": "15s"}}
    assert mimir.refuses(wrong), "a wrong key was taken for a right one"
    begun = time.monotonic()
    mimir.start_all()
    print(f"  {', '.join(mimir.arguments)}: ready after {time.monotonic() - begun:.0f} s; a misspelt key is refused")
    start_agent(processes, mimir.url("distributor"), f"127.0.0.1:{service.server_port}")
    up = lambda: [result["value"][1] for result in mimir.query('up{job="gateway-service"}')]
    eventually("the agent's samples are there", lambda: up() == ["1"])
    now = time.time()
    exemplars = lambda: json.dumps(mimir.query("predictions_total", "query_exemplars", start=now - 600, end=now + 600))
    eventually("the exemplar is there", lambda: TRACE in exemplars())
    print("  samples and an exemplar went from the agent through Kafka to the ingesters, and are found")

    count = sync_rules(programs, processes, mimir)
    healthy = lambda: [rule["health"] for rule in rules(mimir)] == ["ok"] * count
    eventually("all rules are evaluated", healthy, 180)
    print(f"  mimirtool brings {count} rules, and each is evaluated without an error")

    ingesters = [name for name in mimir.arguments if name.startswith("ingester")]
    killed = time.time()
    for name in ingesters:
        processes.kill(name)
    assert up() == [], "somebody answered for the ingesters"
    time.sleep(60)
    mimir.start(*ingesters)
    eventually("samples come again", lambda: up() == ["1"])
    print(f"  both ingesters were killed for a minute: none of {check_no_gap(mimir, killed)} samples is missing")

    service.shutdown()
    service.server_close()
    begun = time.monotonic()
    alerts = lambda: {each["labels"]["alertname"]: each for each in get(f"{alertmanager}/api/v2/alerts")[1]}
    eventually("Alertmanager has heard of it", lambda: "GatewayDown" in alerts(), 420)
    alert = alerts()["GatewayDown"]
    assert alert["annotations"]["dashboard"] == "https://grafana.example/d/overview?var-job=gateway-service", alert
    assert alert["annotations"]["runbook_url"] == "https://runbooks.example/docs/runbooks/GatewayDown.md", alert
    assert alert["generatorURL"].startswith("https://grafana.example"), alert
    print(f"  GatewayDown reached Alertmanager {time.monotonic() - begun:.0f} s after the service was gone")

    get(f"{mimir.url(ingesters[0])}/ingester/flush?wait=true", "POST")
    blocks = lambda: list((processes.folder / "s3" / BUCKETS[0]).glob("anonymous/*/meta.json"))
    eventually("a block is in the bucket", blocks)
    print("  an ingester's block is in the bucket")


def main(programs):
    programs = pathlib.Path(programs).resolve()
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "mimir", "AWS_SECRET_ACCESS_KEY": secrets.token_hex(16)}
    os.environ.update(environment)
    with tempfile.TemporaryDirectory(dir="/var/tmp", ignore_cleanup_errors=True) as folder:
        processes = Processes(pathlib.Path(folder))
        service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        threading.Thread(target=service.serve_forever, daemon=True).start()
        # A run that is ended cleans up as well
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            alertmanager = start_alertmanager(processes)
            mimir = Mimir(programs, processes, render(programs), {
                "ingest_storage.kafka.address": start_kafka(programs, processes),
                "common.storage.s3.endpoint": start_s3(programs, processes, environment),
                "common.storage.s3.insecure": True, "ruler.alertmanager_url": alertmanager})
            check(programs, processes, mimir, service, alertmanager)
        except (AssertionError, OSError, KeyError, IndexError, subprocess.SubprocessError) as error:
            for log in pathlib.Path(folder).glob("*.log"):
                print(f"--- {log.name}", *log.read_text().splitlines()[-6:], sep="\n")
            print(f"FAILED: {error!r}")
            return 1
        finally:
            for name in list(processes.running):
                processes.kill(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
