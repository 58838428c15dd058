"""What our answers remember: tables by account and region, forgotten whenever moto forgets its own."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, TypeAlias

from boto3 import Session
from moto.core.base_backend import BackendDict, BaseBackend

Record: TypeAlias = dict[str, Any]


class Shelf(BaseBackend):
    """The tables of one service in one account and region: ``shelf.tables["connections"][arn]``."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.tables: defaultdict[str, dict[str, Record]] = defaultdict(dict)


def shelves(service: str) -> BackendDict[Shelf]:
    """Shelves by account, then by region: every region that EC2 has."""
    regions = Session(region_name="us-east-1").get_available_regions("ec2")
    return BackendDict(Shelf, service, use_boto3_regions=False, additional_regions=regions)
