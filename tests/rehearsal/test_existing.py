from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from viaduct.rehearsal.existing import NOTHING, Certificate, Existing, Network, Subnet, existing, place
from viaduct.spec.builds import Build
from viaduct.spec.model import System

ARN = "arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012"


def system(**environments: object) -> System:
    described = {
        "system": "demo",
        "home": {"account": "111111111111", "region": "us-east-1"},
        "environments": {name: {"regions": ("us-east-1",)} | body for name, body in environments.items()},  # type: ignore[operator]
        "services": {"web": {"deploy": {"kind": "codedeploy"}}},
    }
    return System.model_validate(described)


def network(*subnets: str, load_balancer: tuple[str, ...] | None = None) -> dict[str, object]:
    return {
        "network": {"us-east-1": {"vpc": "vpc-11111111", "subnets": subnets, "load_balancer_subnets": load_balancer}}
    }


def test_a_spec_that_names_nothing_takes_nothing_for_granted() -> None:
    assert existing(system(live={})) == NOTHING
    assert NOTHING.names == frozenset()


def test_networks_and_certificates_are_those_of_the_spec() -> None:
    found = existing(system(live=network("subnet-11111111", "subnet-22222222") | {"certificates": {"us-east-1": ARN}}))
    subnets = (Subnet("subnet-11111111", 0), Subnet("subnet-22222222", 1))
    assert found == Existing((Network("us-east-1", "vpc-11111111", subnets),), (Certificate("us-east-1", ARN),))
    assert found.names == {"vpc-11111111", "subnet-11111111", "subnet-22222222", ARN}


def test_the_certificate_of_a_site_s_domain_is_one_of_them() -> None:
    deploy = {"kind": "s3", "domains": {"live": {"name": "www.example.com", "certificate": ARN}}}
    described = system(live={}).model_dump() | {"services": {"web": {"deploy": deploy}}}
    assert existing(System.model_validate(described)) == Existing(certificates=(Certificate("us-east-1", ARN),))


def test_policies_of_one_s_own_are_those_that_roles_are_given_and_their_boundary() -> None:
    own = "arn:aws:iam::111111111111:policy"
    github = {
        "plan": {"policies": ("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess", f"{own}/read")},
        "apply": {"policies": (f"{own}/platform/deliver", f"{own}/read"), "permissions_boundary": f"{own}/most"},
    }
    found = existing(System.model_validate(system(live={}).model_dump() | {"github": github}))
    assert found == Existing(policies=(f"{own}/most", f"{own}/platform/deliver", f"{own}/read"))
    assert found.names == {"most", "deliver", "read"}
    assert found.by_account() == {"": found}


def test_what_two_environments_share_is_there_once() -> None:
    certificate = {"certificates": {"us-east-1": ARN}}
    staging, live = (
        network("subnet-11111111", "subnet-22222222") | certificate,
        network("subnet-22222222", "subnet-33333333") | certificate,
    )
    found = existing(system(staging=staging, live=live))
    (shared,) = found.networks
    assert [subnet.id for subnet in shared.subnets] == ["subnet-11111111", "subnet-22222222", "subnet-33333333"]
    assert len(found.certificates) == 1


def test_a_load_balancers_own_subnets_are_in_zones_of_their_own() -> None:
    found = existing(
        system(live=network("subnet-11111111", "subnet-22222222", load_balancer=("subnet-22222222", "subnet-33333333")))
    )
    (given_network,) = found.networks
    assert given_network.subnets == (
        Subnet("subnet-11111111", 0),
        Subnet("subnet-22222222", 1),
        Subnet("subnet-33333333", 0),
    )


def test_what_is_taken_for_granted_stands_in_the_account_of_its_environment() -> None:
    production = network("subnet-11111111", "subnet-22222222") | {"account": "222222222222"}
    found = existing(system(staging={"certificates": {"us-east-1": ARN}}, production=production))
    assert {account: part.names for account, part in found.by_account().items()} == {
        "": {ARN},
        "222222222222": {"vpc-11111111", "subnet-11111111", "subnet-22222222"},
    }


@given(st.lists(st.sampled_from([f"subnet-{n}" for n in range(9)]), min_size=2, unique=True))
def test_no_two_subnets_of_a_list_share_a_zone(subnets: list[str]) -> None:
    assert all(one.zone != other.zone for one, other in combinations(place([subnets]), 2))
    assert [subnet.id for subnet in place([subnets, subnets])] == subnets


def test_the_network_of_a_build_stands_at_home_with_its_security_groups() -> None:
    given = {"vpc": "vpc-11111111", "subnets": ("subnet-33333333",), "security_groups": ("sg-22222222", "sg-11111111")}
    base = system(live=network("subnet-11111111", "subnet-22222222"))
    build = Build.model_validate({"network": given})
    web = base.services["web"].model_copy(update={"build": build})
    (shared,) = existing(base.model_copy(update={"services": {"web": web}})).networks
    assert shared.security_groups == ("sg-11111111", "sg-22222222")
    assert [subnet.id for subnet in shared.subnets] == ["subnet-11111111", "subnet-22222222", "subnet-33333333"]
