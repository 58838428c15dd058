"""Who else catches what a rule catches, and when: AWS CDK, Terraform with its AWS provider, or nobody before AWS does.

AWS CDK: each mistake was written with aws-cdk-lib 2.276.0 and synthesized, with its default settings. The provider:
``tests/rehearsal/test_elsewhere.py`` writes each mistake as a resource, and Terraform validates and plans it with the
oldest provider that the emitted range allows, 5.100.0. What AWS does is from the pages that the rules name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Cdk(Enum):
    """When AWS CDK refuses the mistake."""

    SYNTH = "at synthesis"
    PARTLY = "at synthesis, some"
    WARNS = "warns at synthesis"
    NO = "no"
    ABSENT = "n/a"


class Provider(Enum):
    """When Terraform refuses it. There is no row for plans: the provider refuses at validation or not at all."""

    VALIDATE = "at validation"
    PARTLY = "at validation, some"
    NO = "no"
    ABSENT = "n/a"


class Shows(Enum):
    """Where it shows if nobody caught it."""

    APPLY = "when it is applied"
    RELEASE = "in a release"
    NEVER = "nowhere: it is silently wrong"
    ABSENT = "n/a"


@dataclass(frozen=True)
class Elsewhere:
    """A row; ``ABSENT`` is for what only this file has: its grammar, its cross-references, its conveniences."""

    cdk: Cdk = Cdk.ABSENT
    provider: Provider = Provider.ABSENT
    shows: Shows = Shows.ABSENT


_OWN = Elsewhere()
_AT_APPLY = Elsewhere(Cdk.NO, Provider.NO, Shows.APPLY)
_IN_A_RELEASE = Elsewhere(Cdk.NO, Provider.NO, Shows.RELEASE)
_NEVER = Elsewhere(Cdk.NO, Provider.NO, Shows.NEVER)
_ONLY_CDK = Elsewhere(Cdk.SYNTH, Provider.NO, Shows.APPLY)
_NO_SUCH_CDK = Elsewhere(Cdk.ABSENT, Provider.NO, Shows.APPLY)
_ONLY_PROVIDER = Elsewhere(Cdk.NO, Provider.VALIDATE, Shows.APPLY)
_WARNS = Elsewhere(Cdk.WARNS, Provider.NO, Shows.APPLY)
_SOME_OF_EACH = Elsewhere(Cdk.PARTLY, Provider.PARTLY, Shows.APPLY)
_ALL = Elsewhere(Cdk.SYNTH, Provider.VALIDATE, Shows.APPLY)

ELSEWHERE: dict[str, Elsewhere] = {
    **dict.fromkeys((f"V{number:03}" for number in range(1, 17)), _OWN),
    "V017": _NEVER,
    "V101": _OWN,
    "V102": _OWN,
    "V103": _OWN,
    "V104": _ONLY_CDK,
    "V105": _OWN,
    "V106": _OWN,
    "V107": _OWN,
    "V108": _OWN,
    "V109": _AT_APPLY,
    "V110": _AT_APPLY,
    "V111": Elsewhere(Cdk.ABSENT, Provider.NO, Shows.RELEASE),
    "V112": _IN_A_RELEASE,
    "V120": _OWN,
    "V121": _OWN,
    "V122": _AT_APPLY,
    "V201": _SOME_OF_EACH,
    "V202": _SOME_OF_EACH,
    "V203": _WARNS,
    "V204": _OWN,
    "V301": _SOME_OF_EACH,
    "V302": _SOME_OF_EACH,
    "V303": _ONLY_CDK,
    "V304": _ONLY_PROVIDER,
    "V305": _ONLY_CDK,
    "V306": _ONLY_CDK,
    "V307": _ONLY_CDK,
    "V308": _ALL,
    "V309": _AT_APPLY,
    "V310": _NO_SUCH_CDK,
    "V311": _OWN,
    "V312": _OWN,
    "V313": _ONLY_PROVIDER,
    "V314": _ONLY_PROVIDER,
    "V315": _ONLY_PROVIDER,
    "V316": _AT_APPLY,
    "V317": _AT_APPLY,
    "V318": _NEVER,
    "V319": _NEVER,
    "V320": _IN_A_RELEASE,
    "V321": _OWN,
    "V322": _IN_A_RELEASE,
    "V323": _NEVER,
    "V401": _ONLY_CDK,
    "V402": Elsewhere(Cdk.PARTLY, Provider.NO, Shows.APPLY),
    "V403": _ONLY_CDK,
    "V404": _ONLY_CDK,
    "V501": _AT_APPLY,
    "V502": _WARNS,
    "V503": _WARNS,
    "V504": _ONLY_CDK,
    "V505": _NO_SUCH_CDK,
    "V506": _WARNS,
    "V507": _OWN,
    "V601": _ALL,
    "V602": _NEVER,
    "V603": _NEVER,
    "V604": Elsewhere(Cdk.PARTLY, Provider.NO, Shows.APPLY),
    "V605": _IN_A_RELEASE,
    "V606": _SOME_OF_EACH,
    "V607": _ONLY_CDK,
    "V608": _NEVER,
    "V701": _NO_SUCH_CDK,
    "V702": _IN_A_RELEASE,
    "V703": Elsewhere(Cdk.PARTLY, Provider.NO, Shows.NEVER),
    "V704": _IN_A_RELEASE,
    "V705": _OWN,
    "V706": Elsewhere(Cdk.ABSENT, Provider.NO, Shows.RELEASE),
    "V707": _NEVER,
    "V708": Elsewhere(Cdk.WARNS, Provider.VALIDATE, Shows.APPLY),
    "V709": _IN_A_RELEASE,
    "V710": _OWN,
    "V711": _NO_SUCH_CDK,
    "V720": _OWN,
    "V721": _NEVER,
    "V722": _NEVER,
    "V723": _IN_A_RELEASE,
    "V724": _OWN,
    "V725": _NO_SUCH_CDK,
    "V801": _WARNS,
    "V802": _AT_APPLY,
    "V803": _OWN,
    "V901": _OWN,
    "V902": _IN_A_RELEASE,
    "V903": _OWN,
    "V904": _OWN,
    "V905": _OWN,
    "V906": Elsewhere(Cdk.NO, Provider.PARTLY, Shows.APPLY),
    "V907": _OWN,
    "V920": _NEVER,
    "V921": _ONLY_CDK,
    "V922": _AT_APPLY,
    "V940": _OWN,
    "V941": _OWN,
    "V942": _OWN,
    "V943": _OWN,
    "V944": _OWN,
    "V945": _OWN,
    "V946": _OWN,
    "V947": _OWN,
}
