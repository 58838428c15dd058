#!/usr/bin/env bash
# Succeeds as soon as the service answers its health check, and fails when it has not within a minute.
set -euo pipefail

settings="${WEB_SETTINGS:-/etc/sysconfig/viaduct}"
seconds="${WEB_VALIDATE_SECONDS:-60}"

# The port that the unit gives to the service: its own default, unless the settings file has another.
port="${PORT:-}"
if [[ -z "$port" && -r "$settings" ]]; then
  port="$(sed -n 's/^PORT="\{0,1\}\([0-9]*\)"\{0,1\}$/\1/p' "$settings" | tail -n 1)"
fi
url="http://127.0.0.1:${port:-3000}/health"

deadline=$((SECONDS + seconds))
until curl --fail --silent --output /dev/null --max-time 2 "$url"; do
  if ((SECONDS >= deadline)); then
    echo "$url did not answer within $seconds seconds" >&2
    exit 1
  fi
  sleep 1
done
echo "$url answers"
