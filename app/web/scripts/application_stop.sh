#!/usr/bin/env bash
# Stops the service. On a machine that never had it, there is nothing to stop.
set -euo pipefail

if systemctl cat web.service >/dev/null 2>&1; then
  systemctl stop web.service
fi
