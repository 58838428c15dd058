"""What it takes to get at the images of an ECR repository.

Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
"""

from __future__ import annotations

from modules.policy import Statement

PULL_IMAGE = ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
# It is to the registry as a whole: AWS supports no resource.
SIGN_IN = Statement("SignInToRegistry", ["ecr:GetAuthorizationToken"], ["*"])
