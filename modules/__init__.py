"""The constructs, one entity each: what the stacks are composed of.

A construct takes ``(scope, id_, *, ...)`` with plain strings for names and ARNs, keeps its own IAM inside, and knows
nothing of ``pipelines.yaml``.
"""
