"""CloudFront: distributions that read their bucket with an origin access control (moto 5.2.5).

https://docs.aws.amazon.com/cloudfront/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.acm.models import acm_backends
from moto.cloudfront import models
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.responses import CloudFrontResponse

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from moto.core.responses import ActionResult

CERTIFICATES = "us-east-1"


def apply() -> None:
    """Complete what moto keeps of a distribution's configuration."""
    for kind, complete in (
        (models.Origin, _keep_access_control),
        (models.DefaultCacheBehaviour, _leave_caching_to_the_policy),
        (models.ViewerCertificate, _keep_only_its_own_certificate),
    ):
        _complete(kind, complete)


def _complete(kind: Any, complete: Callable[[Any, dict[str, Any]], None]) -> None:
    original = kind.__init__

    def made(self: Any, config: dict[str, Any]) -> None:
        original(self, config)
        complete(self, config)

    kind.__init__ = made


def _keep_access_control(origin: Any, config: dict[str, Any]) -> None:
    """API_Origin; moto forgets it."""
    origin.origin_access_control_id = config.get("OriginAccessControlId") or ""


def _leave_caching_to_the_policy(behavior: Any, config: dict[str, Any]) -> None:
    """API_DefaultCacheBehavior: forwarded values are there only where no cache policy is."""
    if config.get("CachePolicyId"):
        behavior.forwarded_values = None


def _keep_only_its_own_certificate(certificate: Any, config: dict[str, Any]) -> None:
    """API_ViewerCertificate: one of three kinds, and the others are not there."""
    certificate.iam_certificate_id = config.get("IAMCertificateId") or None
    certificate.acm_certificate_arn = config.get("ACMCertificateArn") or None
    own = certificate.iam_certificate_id or certificate.acm_certificate_arn
    certificate.cloud_front_default_certificate = not own


class CloudFrontAnswers(CloudFrontResponse):
    """Moto's CloudFront, with some of what AWS refuses."""

    def create_distribution_with_tags(self) -> ActionResult:
        """API_CreateDistribution: certificate and access control have to be there."""
        self._check(self._get_param("DistributionConfigWithTags.DistributionConfig", {}))
        return super().create_distribution_with_tags()

    def update_distribution(self) -> ActionResult:
        """API_UpdateDistribution: the same."""
        self._check(self._get_param("DistributionConfig", {}))
        return super().update_distribution()

    def delete_distribution(self) -> ActionResult:
        """API_DeleteDistribution: only one that was disabled before."""
        distribution, _ = self.backend.get_distribution(self._get_param("Id"))
        if vars(distribution.distribution_config)["Enabled"]:
            raise CloudFrontException(
                "DistributionNotDisabled", "The distribution you are trying to delete has not been disabled."
            )
        return super().delete_distribution()

    def delete_origin_access_control(self) -> ActionResult:
        """API_DeleteOriginAccessControl: not one that a distribution has."""
        id_ = self._get_param("Id")
        distributions = self.backend.distributions.values()
        origins = (origin for each in distributions for origin in vars(each.distribution_config)["Origins"]["Items"])
        if any(origin.origin_access_control_id == id_ for origin in origins):
            raise CloudFrontException("OriginAccessControlInUse", "The origin access control is in use.")
        return super().delete_origin_access_control()

    def _check(self, config: dict[str, Any]) -> None:
        for origin in config["Origins"]["Items"]:
            if origin.get("OriginAccessControlId"):
                self.backend.get_origin_access_control(origin["OriginAccessControlId"])
        certificate = config.get("ViewerCertificate", {})
        arn = certificate.get("ACMCertificateArn")
        if arn and arn not in acm_backends[self.current_account][CERTIFICATES]._certificates:
            raise CloudFrontException(
                "InvalidViewerCertificate",
                "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't "
                "include a valid certificate chain.",
            )
        if config.get("Aliases", {}).get("Items") and not arn:
            raise CloudFrontException("InvalidViewerCertificate", "Aliases need a certificate that covers them.")
