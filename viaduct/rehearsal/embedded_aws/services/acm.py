"""ACM: certificates whose ARN the caller chooses (moto 5.2.5).

https://docs.aws.amazon.com/acm/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.acm import models
from moto.acm.responses import AWSCertificateManagerResponse

from viaduct.rehearsal.embedded_aws.chosen_id import chosen, let_choose

if TYPE_CHECKING:
    from moto.core.responses import ActionResult


def apply() -> None:
    """Let a certificate's ARN be chosen (see ``chosen_id.py``)."""
    let_choose(models, "make_arn_for_certificate")


class ACMAnswers(AWSCertificateManagerResponse):
    """Moto's ACM."""

    def request_certificate(self) -> ActionResult:
        """API_RequestCertificate; AWS numbers the ARN itself."""
        tags = {tag["Key"]: tag.get("Value", "") for tag in self._get_param("Tags") or []}
        with chosen(tags):
            return super().request_certificate()
