"""Paths of pydantic's, followed through the model."""

from __future__ import annotations

from viaduct.spec import environments
from viaduct.spec.shape import spot


def test_the_tag_of_a_union_is_no_part_of_the_path() -> None:
    at = spot(("services", "web", "deploy", "codedeploy", "capacity", "min"))
    assert at.path == ("services", "web", "deploy", "capacity", "min")


def test_a_place_knows_its_keys_and_its_description() -> None:
    assert spot(("services", "web", "deploy", "sam")).keys == ("kind", "template", "change_set")
    assert spot(("home",)).keys == ("account", "region")
    assert spot(("home", "account")).description == "12 digits, in quotes"
    assert spot(("state", "region")).description.startswith("an AWS region")
    assert spot(("environments", "staging", "approval")).type is environments.Approval


def test_a_wrong_key_is_told_from_a_key_that_is_called_so() -> None:
    assert spot(("services", "My", "[key]")).at_key
    assert not spot(("tags", "[key]")).at_key
    assert not spot(("home", "[key]")).at_key


def test_what_the_model_lacks_has_a_path_all_the_same() -> None:
    assert spot(("nowhere", "at", "all")).path == ("nowhere", "at", "all")
