"""Saved plans in one file that only the key of Terraform's state opens: so they can go from one CI job to another."""
