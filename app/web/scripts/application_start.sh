#!/usr/bin/env bash
# Starts the new release, now and at every boot.
set -euo pipefail

systemctl enable web.service
systemctl restart web.service
