"""An overlay on a real API server: python3 kubernetes_cluster.py PROGRAMS OVERLAY CRD...

Starts etcd, kube-apiserver, kube-controller-manager and kube-scheduler on free ports of 127.0.0.1 and applies the
overlay. Nodes and volumes are entries without a machine behind them: pods are made, admitted and placed, and then
called ready, but no container runs and no policy is enforced.
"""
import copy
import json
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import yaml

NAMESPACE = "reviewscope"
TOKEN = "only-for-this-run"
# What "restricted" must refuse, each made in a pod that it takes: the pod's specification, its container
WEAKENED = {
    "root": lambda pod, container: pod["securityContext"].update(runAsUser=0),
    "perhaps root": lambda pod, container: pod["securityContext"].update(runAsNonRoot=False),
    "no seccomp": lambda pod, container: pod["securityContext"].pop("seccompProfile"),
    "the node's network": lambda pod, container: pod.update(hostNetwork=True),
    "the node's files": lambda pod, container: pod["volumes"].append({"name": "host", "hostPath": {"path": "/"}}),
    "more privileges later": lambda pod, container: container["securityContext"].update(allowPrivilegeEscalation=True),
    "capabilities": lambda pod, container: container["securityContext"].pop("capabilities"),
    "privileged": lambda pod, container: container.update(securityContext={"privileged": True}),
}


class Cluster:
    """The processes, and a client of the API server."""

    def __init__(self, programs, folder):
        self.programs, self.folder, self.processes = pathlib.Path(programs), pathlib.Path(folder), []
        self.port, self.tls = free_port(), ssl._create_unverified_context()
        self.kubeconfig = self.folder / "kubeconfig"
        self.kubeconfig.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "test",
            "clusters": [{"name": "test", "cluster": {
                "server": f"https://127.0.0.1:{self.port}", "insecure-skip-tls-verify": True}}],
            "users": [{"name": "test", "user": {"token": TOKEN}}],
            "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}]}))

    def start(self):
        key = self.folder / "accounts.key"
        subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
        (self.folder / "tokens").write_text(f"{TOKEN},admin,admin,system:masters\n")
        client, peer = free_port(), free_port()
        etcd = f"http://127.0.0.1:{client}"
        self.run("etcd", f"--data-dir={self.folder}/etcd", f"--listen-client-urls={etcd}", f"--advertise-client-urls={etcd}",
                 f"--listen-peer-urls=http://127.0.0.1:{peer}", "--unsafe-no-fsync")
        self.run("kube-apiserver", f"--etcd-servers={etcd}", "--bind-address=127.0.0.1", f"--secure-port={self.port}",
                 f"--cert-dir={self.folder}/certificates", f"--token-auth-file={self.folder}/tokens",
                 # Privileged containers are for Pod Security to refuse
                 "--authorization-mode=RBAC", "--allow-privileged=true",
                 "--service-cluster-ip-range=10.96.0.0/16",
                 "--service-account-issuer=https://kubernetes.default.svc", f"--service-account-key-file={key}",
                 f"--service-account-signing-key-file={key}")
        eventually("the API server is ready", lambda: self.get("/readyz") == "ok")
        for program in ("kube-controller-manager", "kube-scheduler"):
            self.run(program, f"--kubeconfig={self.kubeconfig}", "--bind-address=127.0.0.1", f"--secure-port={free_port()}",
                     f"--cert-dir={self.folder}/{program}", "--leader-elect=false",
                     *(["--node-monitor-grace-period=1h", f"--service-account-private-key-file={key}"]
                       if program == "kube-controller-manager" else []))

    def run(self, program, *arguments):
        log = open(self.folder / f"{program}.log", "w")
        self.processes.append(subprocess.Popen([self.programs / program, *arguments], stdout=log, stderr=log))

    def stop(self):
        # Nothing is to be kept, and the API server would wait for connections
        for process in reversed(self.processes):
            process.kill()
            process.wait()

    def call(self, method, path, body=None, kind="application/json"):
        """Status and answer."""
        request = urllib.request.Request(
            f"https://127.0.0.1:{self.port}{path}", method=method, data=body and json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": kind})
        try:
            with urllib.request.urlopen(request, context=self.tls, timeout=30) as response:
                return response.status, parsed(response.read().decode())
        except urllib.error.HTTPError as error:
            return error.code, parsed(error.read().decode())

    def get(self, path):
        try:
            return self.call("GET", path)[1]
        except OSError:
            return None

    def items(self, kind, group="/api/v1"):
        return self.get(f"{group}/namespaces/{NAMESPACE}/{kind}")["items"]

    def post(self, path, body):
        status, answer = self.call("POST", path, body)
        assert status < 300, answer
        return answer

    def kubectl(self, *arguments, text=None):
        return subprocess.run(["kubectl", f"--kubeconfig={self.kubeconfig}", *map(str, arguments)], input=text, text=True,
                              capture_output=True)


def free_port():
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


def parsed(text):
    return json.loads(text) if text.startswith("{") else text


def eventually(what, condition, seconds=90):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.5)


def succeeded(result):
    assert result.returncode == 0, result.stdout + result.stderr
    # Among them what Pod Security would refuse, which is only warned of for a Deployment or StatefulSet
    assert "Warning" not in result.stderr, result.stderr
    return result.stdout.splitlines()


def nodes(cluster):
    for number in range(3):
        name, room = f"node-{number}", {"cpu": "8", "memory": "16Gi", "pods": "110"}
        cluster.post("/api/v1/nodes", {
            "metadata": {"name": name, "labels": {
                "kubernetes.io/hostname": name, "topology.kubernetes.io/zone": f"zone-{number % 2}"}},
            "status": {"capacity": room, "allocatable": room,
                       "conditions": [{"type": "Ready", "status": "True", "reason": "Pretended"}]}})


def volumes(cluster):
    """A volume for each claim that has none."""
    for claim in cluster.items("persistentvolumeclaims"):
        if claim["status"]["phase"] == "Pending" and "volumeName" not in claim["spec"]:
            name = f"volume-of-{claim['metadata']['name']}"
            status, answer = cluster.call("POST", "/api/v1/persistentvolumes", {
                "metadata": {"name": name}, "spec": {
                    "capacity": claim["spec"]["resources"]["requests"], "accessModes": claim["spec"]["accessModes"],
                    "hostPath": {"path": f"/tmp/{name}"},
                    "claimRef": {"namespace": NAMESPACE, "name": claim["metadata"]["name"]}}})
            assert status in (201, 409), answer


def is_placed(pod):
    return "nodeName" in pod["spec"]


def placed(cluster, workloads):
    """Whether each pod that is wanted is there, and on a node."""
    volumes(cluster)
    pods = cluster.items("pods")
    return len(pods) == sum(wanted(cluster, workload) for workload in workloads) and all(map(is_placed, pods))


def wanted(cluster, workload):
    """Autoscalers start from what is there, and see at least their minimum through."""
    minimum = [scaler["spec"]["minReplicas"] for scaler in cluster.items("horizontalpodautoscalers", "/apis/autoscaling/v2")
               if scaler["spec"]["scaleTargetRef"]["name"] == workload["metadata"]["name"]]
    return max([workload["spec"].get("replicas", 1), *minimum])


def call_ready(cluster):
    """As a kubelet would."""
    for number, pod in enumerate(cluster.items("pods")):
        statuses = [{"name": container["name"], "image": container["image"], "imageID": "", "ready": True, "restartCount": 0,
                     "state": {"running": {}}} for container in pod["spec"]["containers"]]
        status, answer = cluster.call(
            "PATCH", f"/api/v1/namespaces/{NAMESPACE}/pods/{pod['metadata']['name']}/status",
            {"status": {"phase": "Running", "podIP": f"10.0.0.{number + 1}", "podIPs": [{"ip": f"10.0.0.{number + 1}"}],
                        "containerStatuses": statuses,
                        "conditions": [{"type": "Ready", "status": "True"}, {"type": "ContainersReady", "status": "True"}]}},
            "application/merge-patch+json")
        assert status == 200, answer


def pods_of(workloads):
    for workload in workloads:
        template = copy.deepcopy(workload["spec"]["template"])
        template["metadata"]["name"] = workload["metadata"]["name"]
        claims = [claim["metadata"]["name"] for claim in workload["spec"].get("volumeClaimTemplates", [])]
        template["spec"].setdefault("volumes", []).extend({"name": name, "emptyDir": {}} for name in claims)
        yield template


def refused(cluster, pod, weaken):
    changed = copy.deepcopy(pod)
    if weaken:
        weaken(changed["spec"], changed["spec"]["containers"][0])
    status, answer = cluster.call("POST", f"/api/v1/namespaces/{NAMESPACE}/pods?dryRun=All",
                                  {"apiVersion": "v1", "kind": "Pod", **changed})
    if status < 300:
        return False
    assert status == 403 and 'violates PodSecurity "restricted' in answer["message"], answer
    return True


def check_admission(cluster, workloads):
    pods = list(pods_of(workloads))
    for pod in pods:
        assert not refused(cluster, pod, None), pod["metadata"]["name"]
        for change, weaken in WEAKENED.items():
            assert refused(cluster, pod, weaken), f"{pod['metadata']['name']} is taken with {change}"
    print(f"  Pod Security takes all {len(pods)} pods as they are, and none of them with one of {len(WEAKENED)} changes")


def check_services(cluster, services):
    def complete():
        slices = cluster.items("endpointslices", "/apis/discovery.k8s.io/v1")
        return all(reached(service, slices) for service in services)

    def reached(service, slices):
        ports = {port["name"] for port in service["spec"]["ports"]}
        return any(s["metadata"]["labels"]["kubernetes.io/service-name"] == service["metadata"]["name"] and
                   {port["name"] for port in s["ports"] or []} == ports and
                   any(endpoint["conditions"]["ready"] for endpoint in s["endpoints"] or []) for s in slices)

    eventually("each service has an address with all of its ports", complete)
    print(f"  each of {len(services)} services reaches a pod on all of its ports")


def check_spread(cluster, name):
    pods = [pod for pod in cluster.items("pods") if pod["metadata"]["labels"]["app.kubernetes.io/name"] == name]
    assert len({pod["spec"]["nodeName"] for pod in pods}) == len(pods), [pod["spec"]["nodeName"] for pod in pods]
    return pods


def check_disruption(cluster, budgets):
    for budget in budgets:
        name = budget["metadata"]["name"]
        pods = check_spread(cluster, name)
        path = f"/apis/policy/v1/namespaces/{NAMESPACE}/poddisruptionbudgets/{name}"
        eventually(f"the budget of {name} allows one", lambda: cluster.get(path)["status"].get("disruptionsAllowed") == 1)
        evictions = [cluster.call("POST", f"/api/v1/namespaces/{NAMESPACE}/pods/{pod['metadata']['name']}/eviction",
                                  {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": pod["metadata"]["name"]}})
                     for pod in pods]
        assert [status for status, _ in evictions] == [201, 429], evictions
        print(f"  {name}: {len(pods)} pods on as many nodes; of two evictions one is granted")


def check(cluster, overlay, crds):
    objects = [o for o in yaml.safe_load_all(subprocess.run(
        ["kubectl", "kustomize", overlay], check=True, capture_output=True, text=True).stdout)]
    of = lambda *kinds: [o for o in objects if o["kind"] in kinds]
    workloads = of("Deployment", "StatefulSet")
    nodes(cluster)
    for crd in crds:
        succeeded(cluster.kubectl("apply", "--server-side", "-f", crd))
    succeeded(cluster.kubectl("apply", "--server-side", "-f", "-", text=yaml.safe_dump_all(of("Namespace"))))
    if crds:
        eventually("custom resources are served", lambda: cluster.kubectl(
            "wait", "--for=condition=established", "crd", "--all", "--timeout=1s").returncode == 0)
    account = f"/api/v1/namespaces/{NAMESPACE}/serviceaccounts/default"
    eventually("the namespace has its account", lambda: cluster.call("GET", account)[0] == 200)

    tried = succeeded(cluster.kubectl("apply", "--server-side", "--dry-run=server", "-k", overlay))
    applied = succeeded(cluster.kubectl("apply", "--server-side", "-k", overlay))
    assert len(tried) == len(applied) == len(objects)
    print(f"{overlay}: {len(applied)} objects applied, without a warning")
    check_admission(cluster, workloads)
    eventually("all pods are placed", lambda: placed(cluster, workloads))
    failed = [e["message"] for e in cluster.items("events") if e["reason"] in ("FailedCreate", "FailedMount")]
    assert not failed, failed
    print(f"  {len(cluster.items('pods'))} pods made by {len(workloads)} controllers and placed, with "
          f"{len(cluster.items('persistentvolumeclaims'))} volumes")
    call_ready(cluster)
    check_services(cluster, of("Service"))
    # Its autoscalers have changed what is theirs alone
    unchanged = cluster.kubectl("diff", "--server-side", "-k", overlay)
    assert unchanged.returncode == 0, unchanged.stdout + unchanged.stderr
    check_disruption(cluster, of("PodDisruptionBudget"))


def main(programs, overlay, *crds):
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(programs, folder)
        try:
            cluster.start()
            check(cluster, overlay, crds)
        except (AssertionError, OSError, subprocess.CalledProcessError) as error:
            for log in pathlib.Path(folder).glob("*.log"):
                print(f"--- {log.name}", *log.read_text().splitlines()[-5:], sep="\n")
            print(f"FAILED: {overlay}: {error}")
            return 1
        finally:
            cluster.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
