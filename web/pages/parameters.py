"""Parameters that several pages take."""

from typing import Annotated

from fastapi import Path, Query

from kb.query.answer import ChartKind

Ident = Annotated[str, Path(max_length=120)]
Key = Annotated[str, Path(max_length=200)]
Choice = Annotated[str | None, Query(max_length=120)]
Words = Annotated[str, Query(description="Words to search for.")]
Date = Annotated[str | None, Query(pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")]
PageNumber = Annotated[int, Query(ge=1, le=100_000, description="The page of a long list.")]
Drawing = Annotated[ChartKind | None, Query(description="Draw the answer as this kind of chart.")]
