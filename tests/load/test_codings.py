"""Second codings: what may be laid on top of the seed and what may not."""

from pathlib import Path

import pytest
from codedpackage import HEADER, write_package

from kb.errors import PackageError
from kb.load.dataset import load
from kb.model import CityPath, Coding
from kb.settings import seed_directory

CODED = "city_path:wuhan,path_type,li,2026-03,coder,balanced-development,,,second-coding[Form 1]"


def test_a_second_coding_is_laid_beside_the_base_and_changes_no_cell(tmp_path: Path) -> None:
    dataset = load([seed_directory(), write_package(tmp_path)])
    assert len(dataset.rows[Coding]) == 14
    paths = {row.city: row.path_type for row in dataset.rows[CityPath]}
    assert paths["hangzhou"] == "internationalization-oriented"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (CODED.replace("balanced-development", "balanced-developmet"), 'value, path_type "balanced-developmet" is not in path_types.csv (nearest: balanced-development)'),
        (CODED.replace(",path_type,", ",path_typ,"), 'attribute "path_typ" is not a column of city_paths that can be coded (nearest: path_type)'),
        (CODED.replace(",path_type,", ",city,"), 'attribute "city" is not a column of city_paths'),
        (CODED.replace("city_path:wuhan", "city_path:qingdao"), 'thing, city_path "qingdao" is not in city_paths.csv'),
        (CODED.replace(",li,", ",base,"), 'coder "base" is the base itself'),
        (CODED.replace("coder,", "adjudicator,", 1).replace(",li,", ",wang,"), "is adjudicated, but no coder coded it"),
        ("governing_body:wuhan@wuhan-leading-group,lead_type,li,2026,coder,ministry,,,second-coding[x]", 'lead_type "ministry" is not one of'),
        (CODED + "\n" + CODED, "exists already"),
    ],
)  # fmt: skip
def test_a_coding_that_cannot_be_is_told_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    package = write_package(tmp_path, f"{HEADER}\n{row}\n")
    with pytest.raises(PackageError) as caught:
        load([seed_directory(), package])
    problems = caught.value.problems
    assert [said in problem.message for problem in problems] == [True], problems
    assert problems[0].file == "second/codings.csv"
