"""What the customer allows with what they hand over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.company import ContactRules
from vrm_app.domain.record import Long, Record, Text
from vrm_app.domain.spans import Span


class AgreementCode(StrEnum):
    """The standard agreements of the DPV extension for IEEE 7012."""

    SD_BASE = "SD-BASE"
    SD_BASE_DP = "SD-BASE-DP"
    SD_BASE_A = "SD-BASE-A"
    SD_BASE_A_DP = "SD-BASE-A-DP"
    SD_BASE_AT = "SD-BASE-AT"
    SD_BASE_AT_DP = "SD-BASE-AT-DP"
    SD_BASE_ATP = "SD-BASE-ATP"
    SD_BASE_ATP_DP = "SD-BASE-ATP-DP"
    SD_BASE_ATP_S3P = "SD-BASE-ATP-S3P"
    SD_BASE_ATP_S3P_DP = "SD-BASE-ATP-S3P-DP"
    PDC = "PDC"
    PDC_AI = "PDC-AI"
    PDC_GOOD = "PDC-GOOD"
    PDC_INTENT = "PDC-INTENT"
    TPR = "TPR"
    TPR_IDENTITY_REF = "TPR-IDENTITY-REF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms(Record):
    """What the customer allows with what they hand over."""

    kind = "terms"
    heading_fields = ("title",)

    title: Text
    agreement_code: AgreementCode | None = None
    purposes: tuple[Text, ...] = ()
    retention: Span | None = None
    contact_rules: ContactRules | None = None
    expires_on: date | None = None
    text: Long | None = None
