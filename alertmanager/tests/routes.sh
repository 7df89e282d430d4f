#!/bin/sh
# Which alert reaches whom, and that the file is one Alertmanager accepts. Needs amtool (0.25 or later) in the PATH.
set -eu
cd "$(dirname "$0")/.."

amtool check-config alertmanager.yml

goes_to() { # receiver, labels...
  receiver=$1
  shift
  amtool config routes test --config.file=alertmanager.yml --verify.receivers="$receiver" "$@" >/dev/null ||
    { echo "not routed to $receiver: $*" >&2; exit 1; }
}

goes_to page alertname=InferenceDown severity=page job=inference-service
goes_to page alertname=ErrorBudgetBurn severity=page job=gateway-service slo=latency window=1h
goes_to ticket alertname=ErrorBudgetBurn severity=ticket job=gateway-service slo=latency window=3d
goes_to ticket alertname=ModelStale severity=ticket job=inference-service
goes_to ticket alertname=TrafficHigh severity=ticket job=gateway-service
goes_to ticket alertname=LogLinesHigh severity=ticket job=gateway-service service_name=gateway-service
goes_to ticket alertname=Homemade
echo "routes: 7 cases as expected"
