"""The catalogue's suggestions for the working year: usual evidence of each indicator, limits of values."""

from decimal import Decimal

from pii_desktop.domain.coverage import RequiredEvidence
from pii_desktop.domain.framework import SourceClass
from pii_desktop.domain.requirements import Requirement
from pii_desktop.domain.value_warnings import Limits
from pii_desktop.storage.catalogue import read_file


def load_required_evidence() -> RequiredEvidence:
    """Usual requirements by indicator and by source class, names of the 13 policy groups (seed 001, 1.1.1)."""
    content = read_file("required-evidence.json")
    return RequiredEvidence(
        by_code={code: _requirements(code, texts) for code, texts in content["indicators"].items()},
        by_class={SourceClass(key): _requirements(key, texts) for key, texts in content["by_class"].items()},
        policy_groups=tuple(content["policy_groups"]),
    )


def load_value_limits() -> Limits:
    """Least and greatest possible value of the indicators that have them."""
    limits = read_file("value-limits.json")["limits"]
    return {code: (Decimal(str(low)), Decimal(str(high))) for code, (low, high) in limits.items()}


def _requirements(key: str, texts: dict[str, str]) -> tuple[Requirement, ...]:
    return tuple(Requirement(f"{key}/{number}", text) for number, text in sorted(texts.items()))
