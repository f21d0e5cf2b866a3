"""A second coding of the GNLC cities as an overlay package: the example that tests lay on top of the seed."""

from pathlib import Path

from kb.load.schema import as_text, describe

SOURCES = """id,kind,title,title_zh,short,short_zh,rights,rights_zh
second-coding,reference,Second coding of the twelve cities,十二城市的第二次编码,Second coding,第二次编码,Facts only.,仅采用事实。
"""
HEADER = "thing,attribute,coder,date,role,value,note,note_zh,source"
PATHS = {
    "beijing": "balanced-development", "chengdu": "balanced-development", "taiyuan": "balanced-development",
    "shanghai": "internationalization-oriented", "hangzhou": "cultural-empowerment", "nanjing": "internationalization-oriented",
    "guangzhou": "industry-driven", "shenzhen": "industry-driven", "suzhou": "", "wuhan": "cultural-empowerment",
    "changzhou": "cultural-empowerment", "xian": "balanced-development",
}  # fmt: skip


def codings() -> str:
    """Path types coded again in 2026: ten as in the base, two otherwise, one that the coder could not tell; one settled."""
    rows = [f"city_path:{city},path_type,li,2026-03,coder,{path},,,second-coding[Form {number}]"
            for number, (city, path) in enumerate(PATHS.items(), 1)]  # fmt: skip
    rows.append("city_path:xian,path_type,li,2026-02,coder,industry-driven,,,second-coding[Form 0]")
    rows.append(
        "city_path:xian,path_type,wang,2026-04,adjudicator,cultural-empowerment,The table decides.,以表格为准。,second-coding[Meeting]"
    )
    return "\n".join([HEADER, *rows]) + "\n"


def write_package(root: Path, content: str | None = None) -> Path:
    """The package on disk."""
    package = root / "second"
    package.mkdir()
    (package / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (package / "codings.csv").write_text(content or codings(), encoding="utf-8")
    (package / "datapackage.json").write_text(as_text(describe(package)), encoding="utf-8")
    return package
