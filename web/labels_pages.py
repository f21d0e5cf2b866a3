"""What single pages say: how far the base reaches, captions of tables, first steps."""

PAGE_LABELS: dict[str, tuple[str, str]] = {
    "graph.start.text": (
        "What a city, law, body, path type, practice or indicator is tied to, and how two of them are connected. Names in either language will do.",
        "城市、条例、机构、路径类型、实践或指标与什么相联系，以及两者如何关联。中英文名称均可。",
    ),
    "graph.start": ("A thing: its name", "对象：其名称"),
    "graph.start.to": ("Route to another: its name (may stay empty)", "到另一对象的路线：其名称（可留空）"),
    "graph.show": ("Show", "显示"),
    "graph.near": ("What is around", "周围有什么"),
    "graph.routes": ("Routes between two", "两者之间的路线"),
    "reach": ("Of {count} cities, the sources record", "{count}个城市中，来源载有"),
    "reach.law": ("a law", "立法"),
    "reach.body": ("a steering body", "协调机构"),
    "reach.path": ("a path type", "路径类型"),
    "reach.text": (
        "Of the other cities no source speaks: that is unknown, not no.",
        "其余城市没有来源说明：属未知，并非“没有”。",
    ),
    "filter.narrow": ("Find in: {name}", "在“{name}”中查找"),
    "table.laws": ("Cities with a law", "有立法的城市"),
    "table.bodies": ("Cities with a steering body", "设有协调机构的城市"),
    "table.paths": ("Cities and their path type", "城市及其路径类型"),
    "paths.finding": (
        "The sources type the paths of {count} cities. Cities by the {types} types: {sizes}.",
        "来源为{count}个城市的发展路径划分了类型。{types}种类型的城市数：{sizes}。",
    ),
    "policies.count": (
        "{count} policies are recorded from the documents; the list does not claim to be complete.",
        "文献共载有{count}项政策；不代表完整。",
    ),
    "compare.starts": ("For example, the cities of one path type", "例如同一路径类型的城市"),
    "source.lines.count": ("{count} lines.", "{count}行。"),
    "city.beside": ("Gaps, firmness and names", "空缺、稳健性与名称"),
    "city.firm.title": ("How firm the ranks are", "排名的稳健程度"),
}
