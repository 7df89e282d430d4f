"""Who gets which mail, when again and when it is over, asked of a real Alertmanager whose times are shortened.

Needs prometheus-alertmanager or alertmanager in the PATH.
"""
import collections
import datetime
import email
import email.policy
import json
import pathlib
import shutil
import socket
import socketserver
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

FOLDER = pathlib.Path(__file__).resolve().parent.parent
SHORTER = {"group_wait: 10s": "group_wait: 1s", "group_interval: 1m": "group_interval: 1s",
           "repeat_interval: 12h": "repeat_interval: 9s", "repeat_interval: 1h": "repeat_interval: 2s"}
SECONDS = 20
PAGE, TEAM = "oncall@reviewscope.example", "team@reviewscope.example"
SUMMARY = {"annotations": {"summary": "s", "description": "d", "dashboard": "http://grafana", "runbook_url": "r.md"},
           "generatorURL": "http://prometheus/graph?x"}
ALERTS = [{"labels": {"alertname": name, "job": job, "severity": severity, "slo": slo, "window": window}} | SUMMARY
          for name, job, severity, slo, window in [
              ("Burn", "a", "page", "latency", "1h"), ("Burn", "a", "page", "latency", "6h"),
              ("Burn", "a", "page", "availability", "1h"), ("Burn", "b", "page", "latency", "1h"),
              ("Spike", "a", "page", "latency", "1h"), ("Slow", "c", "ticket", "latency", "3d")]]

# Loki's rules name the whole address of their runbook, and a query of theirs opens in Grafana
EXPLORE, RUNBOOK = "http://grafana/explore?left=x", "http://prometheus/user/docs/runbooks/Lines.md"
OF_LOKI = {"labels": {"alertname": "Lines", "job": "d", "severity": "ticket", "service_name": "d"},
           "annotations": SUMMARY["annotations"] | {"runbook_url": RUNBOOK}, "generatorURL": EXPLORE}


class Mailbox(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as Alertmanager needs, without TLS."""

    mails = collections.defaultdict(list)

    def handle(self):
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            if line.startswith("RCPT"):
                self.to = line[line.index("<") + 1:line.index(">")]
            if line == "DATA":
                self.say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.mails[self.to].append(email.message_from_bytes(text, policy=email.policy.default))
            self.say("221 bye" if line == "QUIT" else "250 ok")
            if line == "QUIT":
                return

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(what, condition):
    deadline = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit(f"not within {SECONDS} s: {what}; there are {subjects(PAGE)} and {subjects(TEAM)}")
        time.sleep(0.1)


def answers(url):
    try:
        with urllib.request.urlopen(url):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def send(url, alerts):
    request = urllib.request.Request(url + "/api/v2/alerts", json.dumps(alerts).encode(), {"Content-Type": "application/json"})
    urllib.request.urlopen(request).close()


def subjects(receiver):
    return [mail["Subject"] for mail in Mailbox.mails[receiver]]


def check(url):
    send(url, [*ALERTS, OF_LOKI])
    until("one mail for each alert, job and slo", lambda: len(set(map(labels, Mailbox.mails[PAGE]))) == 4)
    until("a mail for each ticket", lambda: len(set(subjects(TEAM))) == 2)
    until("both windows in one mail", lambda: any("window=1h" in text(m) and "window=6h" in text(m) for m in Mailbox.mails[PAGE]))
    for receiver, alert, runbook, query in ((PAGE, "Burn", "http://prometheus/user/r.md", "http://prometheus/graph?x"),
                                            (TEAM, "Slow", "http://prometheus/user/r.md", "http://prometheus/graph?x"),
                                            (TEAM, "Lines", RUNBOOK, EXPLORE)):
        mail = next(mail for mail in Mailbox.mails[receiver] if f" {alert}: s" in mail["Subject"])
        html = mail.get_body(("html",)).get_content()
        assert {f"Runbook:   {runbook}", f"Query:     {query}"} <= set(text(mail).splitlines()), text(mail)
        assert f'<a href="{runbook}">Runbook</a>' in html and f'<a href="{query}">Query</a>' in html, html
        assert f"[FIRING {'page' if receiver == PAGE else 'ticket'}] {alert}: s" in subjects(receiver)
    until("a ticket again", lambda: subjects(TEAM).count("[FIRING ticket] Slow: s") > 1)
    assert subjects(PAGE).count("[FIRING page] Spike: s") > 2, "a page is told more often than a ticket"
    over = {"endsAt": datetime.datetime.now(datetime.timezone.utc).isoformat()}
    send(url, [alert | over for alert in [*ALERTS, OF_LOKI]])
    until("the end of a page", lambda: "[RESOLVED] Burn: s" in subjects(PAGE))
    until("the end of a ticket", lambda: "[RESOLVED] Slow: s" in subjects(TEAM))
    until("the end of Loki's alert", lambda: "[RESOLVED] Lines: s" in subjects(TEAM))


def text(mail):
    return mail.get_body(("plain",)).get_content() if mail.get_body(("plain",)) else ""


def labels(mail):
    """What a mail is about, without the windows in it."""
    return mail["Subject"], *sorted({word for word in text(mail).split() if word.startswith(("job=", "slo="))})


def main():
    mailbox = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox)
    mailbox.daemon_threads = True
    threading.Thread(target=mailbox.serve_forever, daemon=True).start()
    config = (FOLDER / "alertmanager.yml").read_text().replace("mailpit:1025", f"127.0.0.1:{mailbox.server_address[1]}")
    for written, shorter in SHORTER.items():
        config = config.replace(written, shorter)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        shutil.copytree(FOLDER / "templates", copy / "templates")
        (copy / "alertmanager.yml").write_text(config)
        port = free_port()
        command = shutil.which("prometheus-alertmanager") or shutil.which("alertmanager")
        with (copy / "log").open("w") as log:
            alertmanager = subprocess.Popen([command, "--config.file=alertmanager.yml", f"--storage.path={copy}/data",
                                             "--cluster.listen-address=", f"--web.listen-address=127.0.0.1:{port}"],
                                            cwd=copy, stdout=log, stderr=log)
            try:
                until("Alertmanager answers", lambda: answers(f"http://127.0.0.1:{port}/-/ready"))
                check(f"http://127.0.0.1:{port}")
            finally:
                alertmanager.terminate()
                alertmanager.wait()
    print(f"mail: {len(subjects(PAGE))} to {PAGE} and {len(subjects(TEAM))} to {TEAM}, as expected")


if __name__ == "__main__":
    main()
