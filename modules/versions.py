"""The versions of Terraform and of the AWS provider that stacks and modules ask for."""

from __future__ import annotations

TERRAFORM_VERSION = ">= 1.10"
AWS_PROVIDER = {"source": "hashicorp/aws", "version": ">= 5.100, < 7"}
