"""The real Terraform on synthesized stacks, in their order and side by side."""
