"""A table of scores beside what its rows are judged by, in columns: rules then look closely only at suspects."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.load.content import Content
from kb.load.scoretable import ScoreTable
from kb.model import Edition, Indicator

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """A table of scores with what its rows are judged by, an array a column; what is not known is NaN."""

    table: ScoreTable
    minimum: NDArray[np.float64]
    maximum: NDArray[np.float64]
    decimals: NDArray[np.float64]
    cities: NDArray[np.float64]
    published: NDArray[np.float64]
    higher_is_better: NDArray[np.float64]


def judged(content: Content, table: ScoreTable) -> Judged:
    """Look up the edition and the indicator of each distinct indicator once."""
    found = []
    for word in table.indicator.words or ("",):
        indicator = content.find(Indicator, word)
        edition = content.find(Edition, indicator.row.edition) if indicator else None
        if indicator is None or edition is None:
            found.append([np.nan] * 6)
            continue
        row = edition.row
        found.append([row.scale_min, row.scale_max, row.decimals, row.cities, indicator.row.published,
                      indicator.row.higher_is_better])  # fmt: skip
    columns = np.array(found, dtype=np.float64)[table.indicator.codes].T
    return Judged(table, *columns)
