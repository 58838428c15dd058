"""Text that Terraform must take as it is."""

from __future__ import annotations


def literal(text: str) -> str:
    """The text with what opens a Terraform template escaped: ``${HOME}`` in a spec is text, not an expression.

    For every value of the spec whose form allows ``${`` or ``%{``.
    Source: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
    """
    return text.replace("${", "$${").replace("%{", "%%{")
