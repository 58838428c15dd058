"""What an instance runs once, when it starts: it installs the runtime and the CodeDeploy agent.

``/etc/sysconfig/viaduct`` tells the application, for systemd's ``EnvironmentFile``, which port to listen on.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCRIPT = """\
#!/bin/bash
set -euo pipefail
echo "PORT={port}" >/etc/sysconfig/viaduct
insist() {{
  for attempt in 1 2 3 4 5; do
    "$@" && return
    sleep $((attempt * 10))
  done
  return 1
}}
insist dnf install -y ruby {packages}
installer=$(mktemp)
insist aws s3 cp "s3://aws-codedeploy-{region}/latest/install" "$installer" --region "{region}"
chmod +x "$installer"
insist "$installer" auto
rm -f "$installer"
systemctl enable --now codedeploy-agent
"""


def user_data(region: str, packages: Sequence[str], port: int) -> str:
    """The script, in base64 as EC2 wants it; ``packages`` are names of the Amazon Linux 2023 repository.

    Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/codedeploy-agent-operations-install-linux.html
    """
    script = _SCRIPT.format(region=region, packages=" ".join(packages), port=port)
    return base64.b64encode(script.encode()).decode()
