"""Specs that, with the reference system, show every shape of what is emitted."""

from __future__ import annotations

from pathlib import Path

EXAMPLES = {at.stem: at for at in sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))}
SOURCES = EXAMPLES["sources"].read_text(encoding="utf-8")

ONE_REGION = """\
system: mono
home: {account: "333333333333", region: eu-west-1}
connection: {arn: "arn:aws:codeconnections:eu-west-1:333333333333:connection/12345678-1234-1234-1234-123456789012"}
environments:
  live:
    regions: [eu-west-1]
    network:
      eu-west-1: {vpc: vpc-0a1b2c3d, subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d]}
    certificates:
      eu-west-1: arn:aws:acm:eu-west-1:333333333333:certificate/12345678-1234-1234-1234-123456789012
services:
  shop:
    source: {repository: acme/shop}
    build:
      environment: {NODE_ENV: production}
      secrets: {NPM_TOKEN: "ssm:/mono/npm-token", SENTRY: "secretsmanager:mono/sentry:token"}
    deploy: {kind: codedeploy, instance_type: t4g.small}
"""

WAVES_ALERTS = """\
alerts:
  email: [ops@example.com]
  sqs: ["arn:aws:sqs:us-east-1:444444444444:ops"]
"""
WAVES = f"""\
system: waves
home: {{account: "444444444444", region: us-east-1}}
state: {{bucket: acme-terraform, region: us-west-2}}
source: {{repository: acme/api, branch: release}}
{WAVES_ALERTS}\
tags: {{cost-center: "42"}}
environments:
  production:
    regions: [eu-west-1, us-east-1, ap-southeast-2]
    rollout: one-region-at-a-time
    approval: {{timeout: 1h, url: "https://example.com/releases"}}
services:
  api:
    deploy: {{kind: sam}}
"""

REGIONS = "us-east-1, us-east-2, us-west-2, eu-west-1, eu-central-1, ap-southeast-1, ap-southeast-2, ap-northeast-1"
WATCHED = "on_success: {alarms: [orders-per-minute]}"
MANY_TARGETS = f"""\
system: world
home: {{account: "555555555555", region: us-east-1}}
source: {{repository: acme/world}}
environments:
  staging: {{regions: [{REGIONS}], rollout: one-region-at-a-time, {WATCHED}}}
  preview: {{regions: [{REGIONS}], rollout: one-region-at-a-time, {WATCHED}}}
  production: {{regions: [{REGIONS}], rollout: one-region-at-a-time, {WATCHED}}}
services:
  storefront: {{deploy: {{kind: codedeploy}}}}
  inventory: {{deploy: {{kind: sam}}}}
"""
