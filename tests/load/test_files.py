"""Texts of CSV files to records: cut in one go where that is sure, read by the csv module where it is not."""

import csv
import io

import pytest

from kb.load.files import Columns, FileFault, read_records

WIDE = "x" * (csv.field_size_limit() + 1)


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        "a,b\n1,\n,\n",
        "a,b\n",
        "名,b\n武汉,\u2028 2\n",
        "a,b,c\n1, 2 ,3\n" * 3,
        'a,b\n"1,5",2\n',
        '"a",b\n1,"2"\n"","3,"\n',
        'a,b,c\n"1","2, 3","4"\n,"武,汉",\n',
    ],
)
def test_plain_lines_are_cut_into_the_cells_that_the_csv_module_reads(text: str) -> None:
    lines, records = read_records(text, "a.csv")
    assert isinstance(records, Columns)
    assert [list(record) for record in records] == list(csv.reader(io.StringIO(text, newline="")))
    assert list(lines) == list(range(1, len(records) + 1))
    assert [list(record) for record in records[1:]] == [list(record) for record in records][1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1\n2,3,4\n", [["a", "b"], ["1"], ["2", "3", "4"]]),  # as many commas as two whole lines
        ("a,b\n1,2,3\n4\n", [["a", "b"], ["1", "2", "3"], ["4"]]),
        ("a,b\n\n1,2\n", [["a", "b"], [], ["1", "2"]]),
        ('a,b\n"1\n5",2\n', [["a", "b"], ["1\n5", "2"]]),
        ('a,b\n"1""5",2\n', [["a", "b"], ['1"5', "2"]]),
        ('a,b\n1"5,2"\n', [["a", "b"], ['1"5', '2"']]),
        ('x"a",b\n1,2\n', [['x"a"', "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a\n1\n", [["a"], ["1"]]),
        ("", []),
    ],
)
def test_any_other_text_is_read_record_by_record(text: str, expected: list[list[str]]) -> None:
    _, records = read_records(text, "a.csv")
    assert not isinstance(records, Columns)
    assert records == expected


@pytest.mark.parametrize("line", ['x","y', '"1" ,2', '1,"2'])
def test_a_quote_that_is_not_around_a_cell_is_told_with_its_line(line: str) -> None:
    with pytest.raises(FileFault, match=r"a\.csv:2: cannot be read as CSV from here on"):
        read_records(f"a,b\n{line}\n", "a.csv")


def test_a_cell_too_long_for_the_csv_module_is_told_with_its_line() -> None:
    with pytest.raises(FileFault, match=r"a\.csv:2: cannot be read as CSV from here on: field larger than field limit"):
        read_records(f"a,b\n1,{WIDE}\n", "a.csv")
