"""After an apply that broke off: what was left behind, what it means, and the way back to a plan.

Looking only reads: the locks and states in the bucket, and what the broken apply left on disk. Every repair is a step
that a person has agreed to, by its name. Nothing is applied or destroyed.
"""
