"""The local overlay with its containers: python3 kubernetes_pods.py PROGRAMS IMAGES, as root.

Adds a kubelet, containerd, kube-proxy and CoreDNS to the control plane of kubernetes_cluster.py, and makes predictions
while pods are rolled out, added, killed and taken away. IMAGES has a line "image in the manifests=image in Docker" for
each that is there; workloads that have none are left out. What a pod asks for is divided by ten: there is one node, and
it is this machine. No policy is enforced: the plain bridge knows none.
"""
import collections
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import yaml

from kubernetes_cluster import NAMESPACE, Cluster, eventually, succeeded

OVERLAY = "kubernetes/overlays/local"
NODE, PODS = "this-machine", "10.244.0.0/24"
DNS = PODS.replace("0/24", "1")
REVIEW = json.dumps({"review": "This app is fantastic! I use it every day."})
CNI = {"cniVersion": "1.0.0", "name": "pods", "plugins": [
    {"type": "bridge", "bridge": "reviewscope0", "isGateway": True, "ipMasq": True, "hairpinMode": True,
     "ipam": {"type": "host-local", "ranges": [[{"subnet": PODS}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}


class Node:
    """What makes this machine a node of the cluster."""

    def __init__(self, cluster):
        self.cluster, self.folder = cluster, cluster.folder
        self.socket = self.folder / "containerd.sock"

    def start(self, pause):
        self.write("cni/pods.conflist", json.dumps(CNI))
        self.write("Corefile", ".:53 {\n  bind %s\n  kubernetes cluster.local {\n    kubeconfig %s test\n  }\n}\n"
                   % (DNS, self.cluster.kubeconfig))
        self.write("containerd.toml", f"""
            version = 2
            root = "{self.folder}/containerd"
            state = "{self.folder}/run"
            [grpc]
              address = "{self.socket}"
            [plugins."io.containerd.grpc.v1.cri"]
              sandbox_image = "docker.io/{pause}"
              # Without CAP_SYS_RESOURCE, which not every root has, no process may be spared more than this one
              restrict_oom_score_adj = true
              [plugins."io.containerd.grpc.v1.cri".cni]
                bin_dir = "{self.cluster.programs}"
                conf_dir = "{self.folder}/cni"
            """)
        self.write("kubelet.json", json.dumps({
            "apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "cgroupDriver": "cgroupfs",
            "containerRuntimeEndpoint": f"unix://{self.socket}", "failCgroupV1": False, "enforceNodeAllocatable": [],
            "clusterDNS": [DNS], "clusterDomain": "cluster.local", "imageGCHighThresholdPercent": 100,
            "authentication": {"anonymous": {"enabled": True}, "webhook": {"enabled": False}},
            "authorization": {"mode": "AlwaysAllow"}, "healthzPort": 0,
            # The disk is not ours alone
            "evictionHard": {"memory.available": "100Mi", "nodefs.available": "1%", "imagefs.available": "1%"}}))
        # CoreDNS listens on the bridge, which comes with the first pod otherwise
        for command in ("ip link add reviewscope0 type bridge", f"ip addr add {DNS}/24 dev reviewscope0",
                        "ip link set reviewscope0 up", f"iptables -I FORWARD -s {PODS} -j ACCEPT",
                        f"iptables -I FORWARD -d {PODS} -j ACCEPT", "sysctl -q -w net.ipv4.ip_forward=1"):
            subprocess.run(command.split(), check=True)
        containerd = shutil.which("containerd")
        self.cluster.run(containerd, f"--config={self.folder}/containerd.toml")
        eventually("containerd answers", lambda: self.ctr("version").returncode == 0)

    def join(self):
        self.cluster.run("coredns", f"-conf={self.folder}/Corefile")
        self.cluster.run("kube-proxy", f"--kubeconfig={self.cluster.kubeconfig}", f"--cluster-cidr={PODS}",
                         f"--hostname-override={NODE}", "--conntrack-max-per-core=0")
        self.cluster.run("kubelet", f"--kubeconfig={self.cluster.kubeconfig}", f"--config={self.folder}/kubelet.json",
                         f"--root-dir={self.folder}/kubelet", f"--hostname-override={NODE}")
        eventually("the node is ready", self.is_ready)

    def is_ready(self):
        status, node = self.cluster.call("GET", f"/api/v1/nodes/{NODE}")
        return status == 200 and ready(node)

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)

    def ctr(self, *arguments):
        return subprocess.run(["ctr", f"--address={self.socket}", "--namespace=k8s.io", *arguments], text=True,
                              capture_output=True)

    def bring(self, image, name):
        """An image of Docker's, under the name that the manifests use."""
        with subprocess.Popen([os.environ.get("DOCKER", "docker"), "save", image], stdout=subprocess.PIPE) as saved:
            subprocess.run(["ctr", f"--address={self.socket}", "--namespace=k8s.io", "image", "import", "-"],
                           stdin=saved.stdout, check=True, stdout=subprocess.DEVNULL)
        known = self.ctr("image", "ls", "-q").stdout.split()
        source = next(each for each in known if each.endswith(image))
        full = name if name.count("/") > 1 else f"docker.io/{name}"
        if source != full:
            succeeded(self.ctr("image", "tag", "--force", source, full))

    def processes(self, pod):
        """Ids of what runs in a pod's containers."""
        uid = pod["metadata"]["uid"]
        found = [file.parts[2] for file in pathlib.Path("/proc").glob("[0-9]*/cgroup") if uid in read(file)]
        return [int(pid) for pid in found if "java" in read(pathlib.Path("/proc", pid, "comm"))]

    def stop(self):
        for task in self.ctr("task", "ls", "-q").stdout.split():
            self.ctr("task", "rm", "--force", task)
        for container in self.ctr("container", "ls", "-q").stdout.split():
            self.ctr("container", "rm", container)
        mounts = [line.split()[1] for line in pathlib.Path("/proc/mounts").read_text().splitlines()]
        for mount in sorted((each for each in mounts if each.startswith(str(self.folder))), reverse=True):
            subprocess.run(["umount", "--lazy", mount])
        subprocess.run([self.cluster.programs / "kube-proxy", "--cleanup"], capture_output=True)
        for option in ("-s", "-d"):
            subprocess.run(["iptables", "-D", "FORWARD", option, PODS, "-j", "ACCEPT"])
        subprocess.run(["ip", "link", "del", "reviewscope0"])


class Load:
    """Clients of the gateway's Service: some keep their connection, some make a new one each time."""

    def __init__(self, address):
        self.address, self.answers, self.failures, self.ids = address, collections.Counter(), [], []
        self.slowest, self.finished = 0.0, threading.Event()
        self.threads = [threading.Thread(target=self.ask, args=(keeps,)) for keeps in (True, True, False, False)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.finished.set()
        for thread in self.threads:
            thread.join()

    def ask(self, keeps):
        connection = None
        while not self.finished.wait(0.2):
            connection = connection or http.client.HTTPConnection(self.address, 8080, timeout=10)
            begun = time.monotonic()
            try:
                connection.request("POST", "/api/v1/predictions", REVIEW, {"Content-Type": "application/json"})
                response = connection.getresponse()
                body = json.loads(response.read())
                self.answers[response.status] += 1
                if response.status == 200:
                    self.ids.append((body["id"], body["recorded"]))
                else:
                    self.failures.append(f"{response.status} {body.get('detail')}")
                ends = response.getheader("Connection", "").lower() == "close"
            except (OSError, ValueError, KeyError, http.client.HTTPException) as error:
                self.failures.append(repr(error))
                ends = True
            self.slowest = max(self.slowest, time.monotonic() - begun)
            if ends or not keeps:
                connection.close()
                connection = None

    def during(self, what, act, allowed=0):
        """Does it, and tells what the clients saw meanwhile."""
        answered, failed, self.slowest, begun = len(self.ids), len(self.failures), 0.0, time.monotonic()
        act()
        time.sleep(3)
        later = sum(not recorded for _, recorded in self.ids[answered:])
        failures = self.failures[failed:]
        print(f"  {what}: {len(self.ids) - answered} answered, {later} of them recorded later, {len(failures)} failed, "
              f"slowest {self.slowest:.2f} s; took {time.monotonic() - begun:.0f} s", flush=True)
        assert len(failures) <= allowed, failures
        assert len(self.ids) > answered, "nobody was answered"


def read(file):
    try:
        return file.read_text()
    except OSError:
        return ""


def ask(address, port, path):
    connection = http.client.HTTPConnection(address, port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read().decode()


def manifests(images):
    """The overlay's objects as far as there are images for them, with a tenth of the requests."""
    objects = yaml.safe_load_all(subprocess.run(["kubectl", "kustomize", OVERLAY], check=True, capture_output=True,
                                                text=True).stdout)
    for each in objects:
        containers = each.get("spec", {}).get("template", {}).get("spec", {}).get("containers", [])
        if all(container["image"] in images for container in containers):
            for container in containers:
                requests = container["resources"]["requests"]
                requests["cpu"] = f"{int(requests['cpu'].removesuffix('m')) // 10}m"
            yield each


def volumes(cluster):
    """A folder of the node for each claim that has none: a local volume, which gets the pod's group."""
    for claim in cluster.items("persistentvolumeclaims"):
        if claim["status"]["phase"] == "Pending" and "volumeName" not in claim["spec"]:
            name = f"volume-of-{claim['metadata']['name']}"
            (cluster.folder / name).mkdir(exist_ok=True)
            status, answer = cluster.call("POST", "/api/v1/persistentvolumes", {
                "metadata": {"name": name}, "spec": {
                    "capacity": claim["spec"]["resources"]["requests"], "accessModes": claim["spec"]["accessModes"],
                    "local": {"path": str(cluster.folder / name)},
                    "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [
                        {"key": "kubernetes.io/hostname", "operator": "In", "values": [NODE]}]}]}},
                    "claimRef": {"namespace": NAMESPACE, "name": claim["metadata"]["name"]}}})
            assert status in (201, 409), answer


def pods(cluster, service):
    return [pod for pod in cluster.items("pods") if "deletionTimestamp" not in pod["metadata"]
            and pod["metadata"]["labels"]["app.kubernetes.io/name"] == service]


def ready(pod_or_node):
    return any(condition["type"] == "Ready" and condition["status"] == "True"
               for condition in pod_or_node.get("status", {}).get("conditions", []))


def are_ready(cluster, service, count):
    volumes(cluster)
    found = [pod for pod in cluster.items("pods") if pod["metadata"]["labels"]["app.kubernetes.io/name"] == service]
    return len(found) == count and all(map(ready, found))


def check(cluster, node, images):
    objects = list(manifests(images))
    workloads = [each for each in objects if each["kind"] in ("Deployment", "StatefulSet")]
    names = [workload["metadata"]["name"] for workload in workloads]
    kubectl = lambda *arguments, text=None: succeeded(cluster.kubectl("-n", NAMESPACE, *arguments, text=text))
    address = lambda service: cluster.get(f"/api/v1/namespaces/{NAMESPACE}/services/{service}")["spec"]["clusterIP"]

    def scale(kind, count):
        kubectl("scale", kind, f"--replicas={count}")
        eventually(f"{kind} has {count}", lambda: are_ready(cluster, kind.split("/")[1], count), 300)

    def restart(kind):
        kubectl("rollout", "restart", kind)
        kubectl("rollout", "status", kind, "--timeout=300s")

    def kill(service):
        pod = pods(cluster, service)[0]
        before = pod["status"]["containerStatuses"][0]["restartCount"]
        for process in node.processes(pod):
            subprocess.run(["kill", "-KILL", str(process)])
        again = lambda: cluster.get(f"/api/v1/namespaces/{NAMESPACE}/pods/{pod['metadata']['name']}")
        restarts = lambda: again()["status"]["containerStatuses"][0]["restartCount"]
        eventually("it was started again", lambda: restarts() > before, 60)
        eventually("it is ready again", lambda: ready(again()), 300)

    apply = lambda some: kubectl("apply", "--server-side", "-f", "-", text=yaml.safe_dump_all(some))
    apply([each for each in objects if each["kind"] == "Namespace"])
    account = f"/api/v1/namespaces/{NAMESPACE}/serviceaccounts/default"
    eventually("the namespace has its account", lambda: cluster.call("GET", account)[0] == 200)
    begun = time.monotonic()
    apply(objects)
    eventually("all pods are ready", lambda: all([are_ready(cluster, name, 1) for name in names]), 480)
    print(f"  {', '.join(names)}: ready after {time.monotonic() - begun:.0f} s", flush=True)
    for service in ("inference-service", "model-store-service"):
        folder = cluster.folder / f"volume-of-data-{service}-0"
        files = [file for file in folder.rglob("*") if file.is_file()]
        assert folder.stat().st_gid == 10001 and files and {file.stat().st_uid for file in files} == {10001}, files
    print("  volumes belong to the pods' group, their files to user 10001")

    with Load(address("gateway-service")) as load:
        load.during("nothing happens", lambda: time.sleep(5), allowed=0)
        load.during("the gateway is rolled out", lambda: restart("deployment/gateway-service"))
        load.during("two gateways", lambda: scale("deployment/gateway-service", 2))
        load.during("two inferences", lambda: scale("statefulset/inference-service", 2))
        # A connection that was idle may be closed just as the gateway uses it again
        load.during("both inferences are rolled out", lambda: restart("statefulset/inference-service"), allowed=2)
        load.during("the store is rolled out", lambda: restart("statefulset/model-store-service"))
        # A Service sends clients there until the node has heard of it, which takes a second or two
        load.during("a gateway's process is killed", lambda: kill("gateway-service"), allowed=20)
        load.during("an inference's process is killed", lambda: kill("inference-service"), allowed=40)
        load.during("the store's process is killed", lambda: kill("model-store-service"))
        load.during("one gateway", lambda: scale("deployment/gateway-service", 1))
        load.during("one inference", lambda: scale("statefulset/inference-service", 1))
    gateway, missing = address("gateway-service"), load.ids

    def all_there():
        nonlocal missing
        missing = [each for each in missing if ask(gateway, 8080, f"/api/v1/predictions/{each[0]}")[0] != 200]
        return not missing

    try:
        eventually("every prediction is there", all_there, 120)
    except AssertionError:
        text = f"of {len(load.ids)} predictions (id, recorded at once) these are missing: {missing}"
        raise AssertionError(text) from None
    print(f"  all {len(load.ids)} predictions that were answered are in the store")
    if "prometheus" in names:
        query = "/api/v1/query?query=count(up{job=~\"gateway-service|inference-service|model-store-service\"}==1)"
        answer = lambda: json.loads(ask(address("prometheus"), 9090, query.replace('"', "%22"))[1])["data"]["result"]
        eventually("Prometheus scrapes all services", lambda: answer() and answer()[0]["value"][1] == "3", 60)
        print("  Prometheus scrapes the three services")


def main(programs, images):
    known = dict(line.split("=", 1) for line in pathlib.Path(images).read_text().split())
    with tempfile.TemporaryDirectory(dir="/var/tmp", ignore_cleanup_errors=True) as folder:
        cluster = Cluster(pathlib.Path(programs).resolve(), folder)
        node = Node(cluster)
        # A run that is ended cleans up as well
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            pause = known.pop("pause")
            node.start(pause)
            node.bring(pause, pause)
            for name, image in known.items():
                node.bring(image, name)
            cluster.start()
            node.join()
            print(OVERLAY)
            check(cluster, node, known)
        except (AssertionError, OSError, StopIteration, subprocess.CalledProcessError) as error:
            for log in pathlib.Path(folder).glob("*.log"):
                print(f"--- {log.name}", *log.read_text().splitlines()[-8:], sep="\n")
            print(cluster.kubectl("-n", NAMESPACE, "get", "pods,events", "-o", "wide").stdout[-6000:])
            for log in pathlib.Path("/var/log/pods").glob(f"{NAMESPACE}_*/*/*.log"):
                print(f"--- {log}", *log.read_text().splitlines()[-8:], sep="\n")
            print(f"FAILED: {error}")
            return 1
        finally:
            kubelet = [process for process in cluster.processes if "kubelet" in str(process.args[0])]
            for process in kubelet:
                process.kill()
            try:
                node.stop()
            finally:
                cluster.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
