"""The five service centers under the village branch: where a villager's matter goes."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Center(StrEnum):
    """One of the five centers, in the order in which they are shown."""

    DELIBERATION = "deliberation"
    INDUSTRY = "industry"
    SOCIAL = "social"
    HEALTH = "health"
    EDUCATION = "education"


CENTER_NAMES_ZH: Final[Mapping[Center, str]] = MappingProxyType(
    {
        Center.DELIBERATION: "村民议事中心",
        Center.INDUSTRY: "产业发展中心",
        Center.SOCIAL: "社会事务服务中心",
        Center.HEALTH: "计生卫生服务中心",
        Center.EDUCATION: "农民素质提升中心",
    }
)
"""The full names, as villagers know them and as the clerk writes them into the roster."""
