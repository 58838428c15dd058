"""Composition: the spec and the modules become stacks. No resources of their own."""
