"""The network policies, enforced: unshare --net python3 kubernetes_policies.py PROGRAMS, as root.

PROGRAMS holds etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kube-router, whose policy controller
writes the rules of this machine's kernel. Each pod is an entry in the API server and a network of its own on one
bridge, where a process listens on the pod's ports and tries those of all others. Everything is inside the network that
unshare makes.
"""
import concurrent.futures
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading

import yaml

from kubernetes_cluster import NAMESPACE, Cluster, eventually, pods_of, succeeded

NODE, NODE_ADDRESS = "this-machine", "10.244.0.1"
# name: namespace, labels, ports
OTHERS = {
    "stranger": ("default", {}, []),
    "controller": ("ingress", {}, [443]),
    "scraper": ("observability", {"app.kubernetes.io/name": "prometheus"}, [9090]),
    "backend": ("observability", {}, [4318, 3100]),
    "postgresql": ("databases", {}, [5432]),
    "dns": ("kube-system", {"k8s-app": "kube-dns"}, [53]),
}
TESTS = pathlib.Path("system-tests/src/test/java/org/reviewscope/system/kubernetes/NetworkPolicyTests.java")


def listed(name):
    """A list of NetworkPolicyTests, which computes from the manifests what is tried here."""
    body = re.search(r"String\[] %s = \{(.*?)};" % name, TESTS.read_text(), re.DOTALL)[1]
    return set(re.findall(r'"([^"]+)"', body))


def expected(overlay, workloads):
    inside = [*workloads, "unlabelled"]
    dns = {f"{name} -> dns:53{kind}" for name in [*inside, *OTHERS] if name != "dns" for kind in ("", "/udp")}
    free = {f"{one} -> {other}:{port}" for one in OTHERS for other, (_, _, ports) in OTHERS.items() for port in ports
            if one != other}
    if overlay == "local":
        return dns | free | listed("SERVICES") | listed("BACKENDS") | {f"{one} -> gateway-service:8080" for one in OTHERS}
    return dns | free | listed("SERVICES") | {"model-store-service -> postgresql:5432", "otel-collector -> backend:4318",
                                              "otel-collector -> backend:3100", "controller -> gateway-service:8080"} | {
        f"scraper -> {to}" for to in listed("FROM_OUTSIDE") if to != "gateway-service:8080"}


class Pod:
    """A process in a network of its own."""

    def __init__(self, number, name, namespace, labels, ports):
        self.name, self.namespace, self.labels, self.ports = name, namespace, labels, ports
        self.address = f"10.244.0.{number + 10}"
        self.process = subprocess.Popen(
            ["unshare", "--net", sys.executable, "-B", __file__, "pod", self.address, *map(str, ports)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "here\n"
        ip(f"link add pod{number} type veth peer name eth0 netns {self.process.pid}")
        ip(f"link set pod{number} master pods up")
        self.say("there\n")

    def say(self, text):
        self.process.stdin.write(text)
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def create(self, cluster, specification):
        cluster.post(f"/api/v1/namespaces/{self.namespace}/pods", {
            "metadata": {"name": self.name, "labels": self.labels}, "spec": {**specification, "nodeName": NODE}})
        status, answer = cluster.call(
            "PATCH", f"/api/v1/namespaces/{self.namespace}/pods/{self.name}/status",
            {"status": {"phase": "Running", "podIP": self.address, "podIPs": [{"ip": self.address}], "hostIP": NODE_ADDRESS,
                        "conditions": [{"type": "Ready", "status": "True"}]}}, "application/merge-patch+json")
        assert status == 200, answer

    def reached(self, pods):
        others = [(pod, f"{port}{kind}") for pod in pods if pod is not self for port in pod.ports
                  for kind in (("", "/udp") if port == 53 else ("",))]
        answers = json.loads(self.say(json.dumps([[pod.address, port] for pod, port in others]) + "\n"))
        return {f"{self.name} -> {pod.name}:{port}" for (pod, port), answer in zip(others, answers) if answer}


def ip(command):
    subprocess.run(["ip", *command.split()], check=True)


def be_a_pod(address, *ports):
    print("here", flush=True)
    sys.stdin.readline()
    for command in ("link set lo up", f"addr add {address}/24 dev eth0", "link set eth0 up",
                    f"route add default via {NODE_ADDRESS}"):
        ip(command)
    for port in ports:
        listener = socket.create_server((address, int(port)))
        threading.Thread(target=lambda server: [server.accept()[0].close() for _ in iter(int, 1)], args=(listener,),
                         daemon=True).start()
        if port == "53":
            datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            datagrams.bind((address, 53))
            threading.Thread(target=lambda: [datagrams.sendto(*datagrams.recvfrom(64)) for _ in iter(int, 1)],
                             daemon=True).start()
    print("listening", flush=True)
    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        for line in sys.stdin:
            print(json.dumps(list(pool.map(lambda target: answers(*target), json.loads(line)))), flush=True)


def answers(address, port):
    number, _, kind = port.partition("/")
    try:
        if not kind:
            socket.create_connection((address, int(number)), 1).close()
            return True
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
            datagrams.settimeout(1)
            datagrams.sendto(b"?", (address, int(number)))
            return datagrams.recv(64) == b"?"
    except OSError:
        return False


def workloads_of(objects):
    for pod in pods_of([each for each in objects if each["kind"] in ("Deployment", "StatefulSet")]):
        ports = [port["containerPort"] for container in pod["spec"]["containers"] for port in container.get("ports", [])]
        yield pod["metadata"]["name"], pod["metadata"]["labels"], ports, pod["spec"]


def check(cluster, overlay):
    objects = list(yaml.safe_load_all(subprocess.run(
        ["kubectl", "kustomize", f"kubernetes/overlays/{overlay}"], check=True, capture_output=True, text=True).stdout))
    apply = lambda some: succeeded(cluster.kubectl("apply", "--server-side", "-f", "-", text=yaml.safe_dump_all(some)))
    namespaces = {NAMESPACE, "kube-system", "default"} | {namespace for namespace, _, _ in OTHERS.values()}
    apply([each for each in objects if each["kind"] == "Namespace"])
    for name in namespaces:
        cluster.call("POST", "/api/v1/namespaces", {"metadata": {"name": name}})
        account = f"/api/v1/namespaces/{name}/serviceaccounts/default"
        eventually(f"{name} has its account", lambda: cluster.call("GET", account)[0] == 200)
    cluster.post("/api/v1/nodes", {"metadata": {"name": NODE}, "spec": {"podCIDR": "10.244.0.0/24"}, "status": {
        "addresses": [{"type": "InternalIP", "address": NODE_ADDRESS}], "conditions": [{"type": "Ready", "status": "True"}]}})

    workloads = list(workloads_of(objects))
    wanted = [(name, NAMESPACE, labels, ports, specification) for name, labels, ports, specification in workloads]
    wanted.append(("unlabelled", NAMESPACE, {}, [8080], workloads[0][3]))
    wanted += [(name, *other, {"containers": [{"name": "any", "image": "any"}]}) for name, other in OTHERS.items()]
    pods = [Pod(number, *each[:4]) for number, each in enumerate(wanted)]
    try:
        for pod, each in zip(pods, wanted):
            pod.create(cluster, each[4])
        reached = lambda: set().union(*(pod.reached(pods) for pod in pods))
        everything = sum((len(other.ports) + (53 in other.ports)) * (len(pods) - 1) for other in pods)
        cluster.run("kube-router", f"--kubeconfig={cluster.kubeconfig}", f"--hostname-override={NODE}",
                    "--run-firewall=true", "--run-router=false", "--run-service-proxy=false", "--health-port=0",
                    "--service-cluster-ip-range=10.96.0.0/16")
        eventually("without policies everything is reached", lambda: len(reached()) == everything)
        policies = [each for each in objects if each["kind"] == "NetworkPolicy"]
        apply(policies)
        allowed = expected(overlay, [name for name, *_ in workloads])
        found = set()

        def settled():
            nonlocal found
            found = reached()
            return found == allowed

        try:
            eventually("the policies are enforced", settled)
        except AssertionError:
            raise AssertionError(f"open: {sorted(found - allowed)}, shut: {sorted(allowed - found)}") from None
        print(f"  {overlay}: {len(pods)} pods, {everything} ways from one to a port of another, all open without policies; "
              f"with {len(policies)} policies these {len(allowed)} alone")
    finally:
        for pod in pods:
            pod.process.kill()
            pod.process.wait()


def main(programs):
    # The API server looks for a default route, to find the address that it is to be known by
    for command in ("link set lo up", "link add pods type bridge", f"addr add {NODE_ADDRESS}/24 dev pods", "link set pods up",
                    "route add default dev pods"):
        ip(command)
    for switch in ("net.ipv4.ip_forward", "net.bridge.bridge-nf-call-iptables"):
        pathlib.Path("/proc/sys", *switch.split(".", 2)).write_text("1")
    with tempfile.TemporaryDirectory() as folder:
        for overlay in ("local", "production"):
            own = pathlib.Path(folder, overlay)
            own.mkdir()
            cluster = Cluster(pathlib.Path(programs).resolve(), own)
            try:
                cluster.start()
                check(cluster, overlay)
            except (AssertionError, OSError, subprocess.CalledProcessError) as error:
                for log in cluster.folder.glob("*.log"):
                    print(f"--- {log.name}", *log.read_text().splitlines()[-5:], sep="\n")
                print(f"FAILED: {overlay}: {error}")
                return 1
            finally:
                cluster.stop()
    return 0


if __name__ == "__main__":
    sys.exit(be_a_pod(*sys.argv[2:]) if sys.argv[1] == "pod" else main(*sys.argv[1:]))
