#!/usr/bin/env bash
# Checks that Node is there and makes the system user that the service runs as.
set -euo pipefail

if ! command -v node-24 >/dev/null; then
  echo "node-24 is not installed: the machine image or its user data must install the package nodejs24" >&2
  exit 1
fi

if ! getent group web >/dev/null; then
  groupadd --system web
fi

if ! getent passwd web >/dev/null; then
  useradd --system --gid web --home-dir /opt/web --no-create-home --shell /sbin/nologin web
fi
