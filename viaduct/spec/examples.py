"""What a needed key may look like, for those who left it out."""

from __future__ import annotations

EXAMPLES = {
    "system": "system: demo",
    "home": 'home: {account: "111111111111", region: us-east-1}',
    "account": 'account: "111111111111"',
    "region": "region: us-east-1",
    "environments": "environments: {staging: {regions: [us-east-1]}}",
    "regions": "regions: [us-east-1]",
    "services": "services: {web: {deploy: {kind: sam}}}",
    "deploy": "deploy: {kind: sam}",
    "time": "time: 30m",
    "cron": 'cron: "* * 9-16 ? * MON-THU"',
    "buildspec": "buildspec: lint.yml",
    "function": "function: check",
    "vpc": "vpc: vpc-0123456789abcdef0",
    "repository": "repository: shop",
    "image": "image: shop",
    "bucket": "bucket: acme-releases",
    "key": "key: shop.zip",
    "url": "url: https://git.example.com",
    "permissions": 'permissions: [{actions: [sqs:CreateQueue], resources: ["arn:aws:sqs:*:*:{stack}-*"]}]',
    "actions": "actions: [sqs:CreateQueue]",
    "resources": 'resources: ["arn:aws:sqs:*:*:{stack}-*"]',
    "passed_to": "passed_to: [ecs-tasks.amazonaws.com]",
    "security_groups": "security_groups: [sg-0123456789abcdef0]",
    "subnets": "subnets: [subnet-0123456789abcdef0, subnet-0fedcba9876543210]",
}
