"""The image that instances start from: the newest Amazon Linux 2023 for their processor."""

from __future__ import annotations

import re

# EC2 resolves the parameter when it launches an instance: new instances get new images, plans stay empty.
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{architecture}"
GRAVITON = re.compile(r"^(a1|[a-z]+\d+[a-z]*g[a-z]*)\.")


def image(instance_type: str) -> str:
    """The newest Amazon Linux 2023 for the type's processor; a ``g`` after the generation means Graviton.

    Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
    """
    return IMAGE.format(architecture="arm64" if GRAVITON.match(instance_type) else "x86_64")
