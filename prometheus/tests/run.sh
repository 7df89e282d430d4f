#!/bin/sh
# Everything that promtool can say about this folder. Needs promtool (2.42 or later) in the PATH.
set -eu
cd "$(dirname "$0")/.."

promtool check config prometheus.yml
promtool check config --agent agent.yml
# As compose.replicas.yaml mounts them
trap 'rm -f with-replicas.yml' EXIT
sed "s#/targets/#$PWD/replicas/#" prometheus.yml >with-replicas.yml
promtool check config with-replicas.yml >/dev/null
promtool check rules --lint=all --lint-fatal rules/*.yml
promtool test rules tests/*.yml
