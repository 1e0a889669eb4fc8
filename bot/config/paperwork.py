"""[paperwork]: proxy handling (帮办制), its catalogue and how long each step may wait."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic import field_validator as check_field
from pydantic_core import PydanticCustomError

from bot.config.expected import (
    MAX_DAYS,
    MAX_OFFICE,
    MAX_PAPER,
    MAX_PAPERS,
    MAX_PROCEDURE,
    MAX_PROCEDURES,
    Expected,
)
from bot.config.procedures import PROCEDURES
from bot.config.section import Section
from bot.domain.procedure import Procedure

TWICE: Final = "procedure_twice"
"""The fault of two procedures with one name; its message is the name."""

Days = Annotated[int, Field(ge=1, le=MAX_DAYS), Expected.DAYS]
Name = Annotated[
    str,
    AfterValidator(str.strip),
    Field(min_length=1, max_length=MAX_PROCEDURE),
    Expected.PROCEDURE_NAME,
]
PaperName = Annotated[str, AfterValidator(str.strip), Field(min_length=1, max_length=MAX_PAPER)]
Papers = Annotated[tuple[PaperName, ...], Field(strict=False, max_length=MAX_PAPERS), Expected.PAPERS]
Office = Annotated[
    str, AfterValidator(str.strip), Field(min_length=1, max_length=MAX_OFFICE), Expected.OFFICE
]
Result = Annotated[str, AfterValidator(str.strip), Field(max_length=MAX_OFFICE), Expected.OFFICE]


class ProcedureSettings(Section):
    """[[paperwork.procedures]]: one procedure of the catalogue."""

    name: Name
    papers: Papers = ()
    office: Office
    days: Days
    result: Result = ""

    @check_field("papers")
    @classmethod
    def _none_twice(cls, papers: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(papers)) < len(papers):
            raise ValueError
        return papers


Procedures = Annotated[
    tuple[ProcedureSettings, ...], Field(strict=False, max_length=MAX_PROCEDURES), Expected.PROCEDURE
]


class PaperworkSettings(Section):
    """[paperwork]: what is handled for villagers, and how many days each step may wait."""

    collect_days: Days = 3
    """From the accepting until the papers are complete; then the cadre is reminded."""
    hand_in_days: Days = 2
    """From there until they are handed in. How long the office has them says the procedure itself."""
    return_days: Days = 3
    """From when it is done until everything is given back."""
    secretary_days: Days = 2
    """After the cadre was reminded the secretary is told."""
    procedures: Procedures = Field(
        default_factory=lambda: tuple(ProcedureSettings.model_validate(one) for one in PROCEDURES)
    )

    @check_field("procedures")
    @classmethod
    def _no_name_twice(cls, procedures: tuple[ProcedureSettings, ...]) -> tuple[ProcedureSettings, ...]:
        names: set[str] = set()
        for procedure in procedures:
            if procedure.name in names:
                raise PydanticCustomError(TWICE, "{name}", {"name": procedure.name})
            names.add(procedure.name)
        return procedures

    def catalogue(self) -> tuple[Procedure, ...]:
        """Return the procedures in the order in which they are offered."""
        return tuple(Procedure(**procedure.model_dump()) for procedure in self.procedures)
