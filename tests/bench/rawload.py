"""The floor of a build: every CSV of a package into SQLite with plain ``executemany``, unchecked, without indexes."""

import csv
import sqlite3
import sys
from pathlib import Path


def load(package: Path, database: Path) -> int:
    """Write a fresh database. Returns how many rows it holds."""
    database.unlink(missing_ok=True)
    connection = sqlite3.connect(database)
    count = 0
    for file in sorted(package.rglob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        table = file.relative_to(package).with_suffix("").as_posix()
        columns = ", ".join(f'"{name}"' for name in header)
        connection.execute(f'create table "{table}" ({columns})')
        marks = ", ".join("?" * len(header))
        connection.executemany(f'insert into "{table}" values ({marks})', rows)
        count += len(rows)
    connection.commit()
    connection.close()
    return count


if __name__ == "__main__":
    print(load(Path(sys.argv[1]), Path(sys.argv[2])), "rows")
