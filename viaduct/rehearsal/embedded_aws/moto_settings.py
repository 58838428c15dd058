"""The few things that moto has to be told, or told otherwise, before it serves (moto 5.2.5)."""

from __future__ import annotations


def prepare(account: str) -> None:
    """Make ``account`` the owner of unknown access keys, keep Docker out, and have AWS's own policies.

    MOTO_ACCOUNT_ID would do the first for *every* key, those of AssumeRole in another account included: then
    two accounts could never be told apart.
    """
    import moto.iam.models as iam
    from moto.core.config import default_user_config

    vars(iam)["DEFAULT_ACCOUNT_ID"] = account
    default_user_config["lambda"] = {"use_docker": False}
    default_user_config["iam"] = {"load_aws_managed_policies": True}
    default_user_config["batch"] = {"use_docker": False}
    _patch_moto()


def _patch_moto() -> None:
    from viaduct.rehearsal.embedded_aws.services import acm, cloudformation, cloudfront, ec2, s3

    acm.apply()
    cloudformation.apply()
    cloudfront.apply()
    ec2.apply()
    s3.apply()
