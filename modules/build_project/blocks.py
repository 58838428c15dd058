"""The blocks of a CodeBuild project: what it runs on, what it is given, what it keeps, where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.codebuild_project import (
    CodebuildProjectCache,
    CodebuildProjectEnvironment,
    CodebuildProjectEnvironmentEnvironmentVariable,
    CodebuildProjectVpcConfig,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.build_project.settings import BuildInputs, BuildMachine, BuildNetwork, BuildSettings


def environment(machine: BuildMachine, inputs: BuildInputs) -> CodebuildProjectEnvironment:
    """The machine and its variables; an image of one's own is pulled with the build's role."""
    return CodebuildProjectEnvironment(
        type=machine.type,
        image=machine.image,
        compute_type=machine.compute_type,
        image_pull_credentials_type="SERVICE_ROLE" if machine.image_repository else None,
        privileged_mode=machine.privileged,
        environment_variable=environment_variables(inputs),
    )


def environment_variables(inputs: BuildInputs) -> Sequence[CodebuildProjectEnvironmentEnvironmentVariable]:
    """The build's variables by name; a secret is the name of a parameter or secret, which CodeBuild resolves."""
    plain = {name: ("PLAINTEXT", value) for name, value in inputs.variables.items()}
    secret = {name: (secret.store, secret.reference) for name, secret in inputs.secrets.items()}
    return [
        CodebuildProjectEnvironmentEnvironmentVariable(name=name, type=kind, value=value)
        for name, (kind, value) in sorted((plain | secret).items())
    ]


def cache(settings: BuildSettings, bucket: str) -> CodebuildProjectCache:
    """The directories that the buildspec names; on a host also the layers of images, where the build makes some."""
    kind = settings.cache.type
    match kind:
        case "LOCAL":
            layers = ["LOCAL_DOCKER_LAYER_CACHE"] if settings.machine.privileged else []
            return CodebuildProjectCache(type=kind, modes=[*layers, "LOCAL_CUSTOM_CACHE"])
        case "S3":
            return CodebuildProjectCache(type=kind, location=f"{bucket}/{settings.cache.prefix}")
        case "NO_CACHE":
            return CodebuildProjectCache(type=kind)


def vpc(network: BuildNetwork) -> CodebuildProjectVpcConfig:
    """The network that the build's machine is put into."""
    return CodebuildProjectVpcConfig(
        vpc_id=network.vpc,
        subnets=sorted(network.subnets),
        security_group_ids=sorted(network.security_groups),
    )
