"""What every row and every cited row has in common."""

from typing import ClassVar

from sqlmodel import Field, SQLModel

from kb.model.values import SourceCell


class Row(SQLModel):
    """A row of a data package resource. ``resource`` names its CSV, ``identity`` the columns that identify it."""

    model_config = {
        "defer_build": True
    }  # only a build checks rows: whoever reads a database need not pay for the checks

    resource: ClassVar[str]
    identity: ClassVar[tuple[str, ...]] = ("id",)


class Fact(Row):
    """A row that states something: it carries its citations and, where it differs, the printed form."""

    source: SourceCell = Field(description="Citations, key[locator, l. lines]; key2[locator].")
    printed: str | None = Field(
        default=None,
        description="What the cited lines print: tokens parted by ' | ', one group per citation parted by ' || '.",
    )
