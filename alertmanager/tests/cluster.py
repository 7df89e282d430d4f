"""That two Alertmanagers, both told of every alert as Prometheus does, send one mail of each: together, after one is
killed, and when it is back without its disk. Two that do not know each other send two, which shows that this would be seen.

Needs prometheus-alertmanager or alertmanager in the PATH.
"""
import contextlib
import json
import pathlib
import shutil
import socketserver
import subprocess
import tempfile
import threading
import time
import urllib.request

from mail import ALERTS, FOLDER, PAGE, Mailbox, answers, free_port, send, subjects, until

SHORTER = {"group_wait: 10s": "group_wait: 1s", "group_interval: 1m": "group_interval: 1s"}
PEER_TIMEOUT = 1  # 15 by default: so much later than the first does the second one look whether it has to send
BURN, SPIKE = ALERTS[3], ALERTS[4]


class Alertmanager:
    def __init__(self, folder, config, clustered=True):
        self.folder, self.web, self.cluster, self.clustered = pathlib.Path(folder), free_port(), free_port(), clustered
        shutil.copytree(FOLDER / "templates", self.folder / "templates")
        (self.folder / "alertmanager.yml").write_text(config)
        self.url = f"http://127.0.0.1:{self.web}"

    def start(self, peer):
        command = [shutil.which("prometheus-alertmanager") or shutil.which("alertmanager"),
                   "--config.file=alertmanager.yml", f"--storage.path={self.folder}/data",
                   f"--web.listen-address=127.0.0.1:{self.web}"]
        command += [f"--cluster.listen-address=127.0.0.1:{self.cluster}", f"--cluster.peer=127.0.0.1:{peer.cluster}",
                    f"--cluster.peer-timeout={PEER_TIMEOUT}s", "--cluster.settle-timeout=2s",
                    "--cluster.reconnect-interval=1s"] if self.clustered else ["--cluster.listen-address="]
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)

    def members(self):
        if not answers(self.url + "/-/ready"):
            return 0
        with urllib.request.urlopen(self.url + "/api/v2/status") as answer:
            cluster = json.load(answer)["cluster"]
        return len(cluster.get("peers") or [0]) if cluster["status"] in ("ready", "disabled") else 0

    def kill(self):
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def two(config, clustered=True):
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        both = [Alertmanager(folder, config, clustered) for folder in (first, second)]
        try:
            for one, other in (both, both[::-1]):
                one.start(other)
            for one in both:
                until("they know each other", lambda: one.members() == (2 if clustered else 1))
            yield both
        finally:
            for one in both:
                one.kill()


def tell(alertmanagers, alert):
    for one in alertmanagers:
        send(one.url, [alert])


def exactly(count, subject):
    until(f"{count} of {subject}", lambda: subjects(PAGE).count(subject) >= count)
    # The second one would send later
    time.sleep(2 * PEER_TIMEOUT + 1)
    assert subjects(PAGE).count(subject) == count, subjects(PAGE)


def main():
    mailbox = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox)
    mailbox.daemon_threads = True
    threading.Thread(target=mailbox.serve_forever, daemon=True).start()
    config = (FOLDER / "alertmanager.yml").read_text().replace("mailpit:1025", f"127.0.0.1:{mailbox.server_address[1]}")
    for written, shorter in SHORTER.items():
        config = config.replace(written, shorter)
    with two(config) as (first, second):
        tell([first, second], BURN)
        exactly(1, "[FIRING page] Burn: s")
        first.kill()
        tell([second], SPIKE)
        exactly(1, "[FIRING page] Spike: s")
        shutil.rmtree(first.folder / "data")
        first.start(second)
        until("it is back", lambda: first.members() == 2)
        tell([first, second], BURN)
        tell([first, second], SPIKE)
        exactly(1, "[FIRING page] Burn: s")
        exactly(1, "[FIRING page] Spike: s")
    Mailbox.mails.clear()
    with two(config, clustered=False) as both:
        tell(both, BURN)
        exactly(2, "[FIRING page] Burn: s")
    print("cluster: one mail of each alert from two Alertmanagers, also after a kill and a return")


if __name__ == "__main__":
    main()
