#!/bin/sh
# Which alert keeps which other silent, asked of a real Alertmanager. Needs prometheus-alertmanager or alertmanager, and
# amtool (0.25 or later), in the PATH.
set -eu
cd "$(dirname "$0")/.."

alertmanager=$(command -v prometheus-alertmanager || command -v alertmanager)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
url=http://127.0.0.1:$port
data=$(mktemp -d)
"$alertmanager" --config.file=alertmanager.yml --storage.path="$data" --cluster.listen-address= \
  --web.listen-address="127.0.0.1:$port" >"$data/log" 2>&1 &
pid=$!
trap 'kill $pid; wait $pid 2>/dev/null || true; rm -rf "$data"' EXIT
tries=0
until amtool --alertmanager.url="$url" alert query >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ $tries -lt 300 ] && kill -0 $pid || { cat "$data/log" >&2; exit 1; }
  sleep 0.1
done

add() { amtool --alertmanager.url="$url" alert add --end="$1" "$2" "$3" "$4" ${5:+"$5"}; }
in_a_day=$(date -u -d "+1 day" +%Y-%m-%dT%H:%M:%SZ)
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# What fires alone, what is silent while it does, and what is not: cause | silent | heard
cases=0
while IFS='|' read -r cause silent heard; do
  case $cause in '' | '#'*) continue ;; esac
  # shellcheck disable=SC2086
  add "$in_a_day" $cause
  for one in "silent $silent" "heard $heard"; do
    how=${one%% *}
    labels=${one#* }
    # shellcheck disable=SC2086
    add "$in_a_day" $labels
    # shellcheck disable=SC2086
    active=$(amtool --alertmanager.url="$url" -o json alert query --active $labels)
    inhibited=$(amtool --alertmanager.url="$url" -o json alert query --inhibited $labels)
    case $how in
    silent) echo "$inhibited" | grep -q '"suppressed"' || { echo "$cause does not silence: $labels" >&2; exit 1; } ;;
    heard) ! echo "$active$inhibited" | grep -q '"suppressed"' || { echo "$cause silences: $labels" >&2; exit 1; } ;;
    esac
    # shellcheck disable=SC2086
    add "$(now)" $labels
    cases=$((cases + 1))
  done
  # shellcheck disable=SC2086
  add "$(now)" $cause
  # Over when nothing fires any more: the cases must not see each other
  until [ "$(amtool --alertmanager.url="$url" -o json alert query)" = "[]" ]; do sleep 0.1; done
done <<'CASES'
alertname=A severity=page job=j|alertname=A severity=ticket job=j|alertname=A severity=ticket job=k
alertname=A severity=page job=j|alertname=A severity=ticket job=j|alertname=B severity=ticket job=j
alertname=A severity=page job=j|alertname=A severity=ticket job=j|alertname=A severity=unheard-of job=j
alertname=A severity=page job=j slo=latency|alertname=A severity=ticket job=j slo=latency|alertname=A severity=ticket job=j slo=availability
alertname=GatewayDown severity=page job=gateway-service|alertname=ErrorSpike severity=page job=gateway-service|alertname=ErrorSpike severity=page job=inference-service
alertname=GatewayDown severity=page job=gateway-service|alertname=ErrorBudgetBurn severity=page job=gateway-service|alertname=ModelStale severity=page job=gateway-service
alertname=InferenceDown severity=page job=inference-service|alertname=ModelStale severity=page job=inference-service|alertname=ErrorSpike severity=page job=model-store-service
alertname=InferenceDown severity=page job=inference-service|alertname=ErrorBudgetBurn severity=page job=gateway-service|alertname=PredictionsUnrecorded severity=page job=inference-service
alertname=ModelStoreDown severity=page job=model-store-service|alertname=PredictionsUnrecorded severity=page job=inference-service|alertname=GatewayDown severity=page job=gateway-service
alertname=ErrorSpike severity=page job=gateway-service|alertname=ErrorBudgetBurn severity=page job=gateway-service slo=availability|alertname=ErrorBudgetBurn severity=page job=gateway-service slo=latency
alertname=ErrorSpike severity=page job=gateway-service|alertname=ErrorBudgetBurn severity=ticket job=gateway-service slo=availability|alertname=ErrorBudgetBurn severity=page job=inference-service slo=availability
CASES
echo "inhibition: $cases cases as expected"
