#!/bin/sh
# Everything that promtool can say about this folder. Needs promtool (2.42 or later) in the PATH.
set -eu
cd "$(dirname "$0")/.."

promtool check config prometheus.yml
promtool check rules --lint=all --lint-fatal rules/*.yml
promtool test rules tests/*.yml
