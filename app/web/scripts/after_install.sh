#!/usr/bin/env bash
# The service may read its code but not change it; systemd reads the new unit.
set -euo pipefail

chown --recursive root:web /opt/web
chmod --recursive u=rwX,g=rX,o= /opt/web
chown root:root /etc/systemd/system/web.service
chmod 0644 /etc/systemd/system/web.service
systemctl daemon-reload
