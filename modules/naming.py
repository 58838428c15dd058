"""Addresses that read as if a person had written them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from cdktf import TerraformElement

T = TypeVar("T", bound="TerraformElement")


def named(element: T, name: str) -> T:
    """Give ``element`` the address ``<type>.<name>``, without the hash that CDKTF would add for a nested construct.

    Addresses are a public contract: a changed one moves state. A stack that holds two entities of a kind gives them
    different ids, and each entity names its resources after its own id.
    """
    element.override_logical_id(name)
    return element
