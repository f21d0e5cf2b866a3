"""The pages that tests walk through, and a small reader of HTML."""

from html.parser import HTMLParser

FLAGSHIP = {
    "en": "Which cities have lifelong-learning legislation, and how are their paths typed?",
    "zh": "哪些城市有终身学习立法？它们的发展路径类型是什么？",
}

PAGES = (
    "/",
    f"/ask?q={FLAGSHIP['en']}",
    f"/ask?q={FLAGSHIP['zh']}",
    "/ask?q=What is the GDP of Mars?",
    "/plan",
    '/answer?plan={"kind":"rank","by":"score:islec-2016.overall","limit":5}',
    "/cities",
    "/cities?tier=municipality&network=gnlc",
    "/cities?q=hang",
    "/cities?q=杭",
    "/cities?region=central-china&index=islec-2016&law=yes",
    "/cities/wuhan",
    "/cities/ningbo",
    "/cities/paris",
    "/cities/rio-de-janeiro",
    "/legislation",
    "/legislation?subject=lifelong-education&breadth=strict&as_of=2015",
    "/governance",
    "/governance?lead=party-department",
    "/governance?law=before",
    "/governance/graph",
    "/governance/graph?city=wuhan",
    "/governance?path=industry-driven&tier=sub-provincial",
    "/relate",
    "/relate?group=network:gnlc&indicator=islec-2016.learner-experience",
    "/relate?group=body-before&year=2012&among=tier:provincial-capital",
    "/relate?group=by:path_type",
    "/relate?looks=all",
    "/relate?group=theme:digital-platforms",
    "/paths",
    "/policies",
    "/policies?kind=plan",
    "/practices",
    "/practices?q=older learners",
    "/practices?q=老年",
    "/practices?q=zzzzzz",
    "/indices",
    "/indices/islec-2016",
    "/indices/islec-2016?law=yes",
    "/indices/gsc-2020",
    "/indices/gsc-2020?indicator=gsc-2020.smart-reputation",
    "/indices/islec-2016/audit",
    "/indices/gsc-2020/audit",
    "/indices/gsc-2020/audit?verdict=all&city=rio-de-janeiro",
    "/indices/islec-2016/audit?verdict=cannot be checked&indicator=islec-2016.learning-approach",
    "/indices/islec-2016/weights",
    "/indices/gsc-2020/weights?aggregation=geometric&normalisation=min-max",
    "/indices/islec-2016/envelope",
    "/indices/gsc-2020/envelope?city=dubai&top=3",
    "/indices/islec-2016/robustness?draws=500",
    "/indices/gsc-2020/robustness?draws=500&level=2&noise=10&seed=7",
    "/indices/islec-2016/dominance",
    "/indices/islec-2016/dominance?city=beijing&other=xian",
    "/indices/gsc-2020/outliers",
    "/indices/islec-2016/correlation",
    "/relate?group=law-then",
    "/compare",
    "/compare?city=shanghai",
    "/compare?city=shanghai&city=beijing&city=wuhan",
    "/sources",
    "/sources/gnlc-12",
    "/sources/gnlc-12?resource=names",
    "/sources/gnlc-12?at=30-33",
    "/qca",
    "/qca?condition=early&condition=path-balanced-development&cut=number&at=0.65&code=suzhou.HIGHSCORE.in",
    "/coverage",
    "/coverage?state=unknown&set=gnlc",
    "/graph",
    "/graph/city:wuhan",
    "/graph/city:wuhan?kind=practice",
    "/graph/city:beijing?to=city:taiyuan",
    "/things/path_type:balanced-development",
    "/things/network:gnlc",
    "/collection",
    "/collection?item=city:wuhan&note=later&item=source:gnlc-12@30-33&note=",
    "/collection/report?item=path_type:balanced-development&item=practice:ningbo-elderly-community-universities",
    "/data",
    "/questions",
    "/questions?kind=rank",
    "/method",
    "/agreement",
)


def with_parameter(address: str, parameter: str) -> str:
    """An address with one more parameter."""
    return f"{address}{'&' if '?' in address else '?'}{parameter}"


def kind(path: str) -> str:
    """The route behind an address: its first part, whether something stands below it, and the page of that which is meant."""
    parts = path.partition("?")[0].strip("/").split("/")
    return "/".join([parts[0], *(["…"] if len(parts) > 1 else []), *parts[2:]])


VOID = {"meta", "link", "input", "br", "img", "hr", "line", "rect", "circle", "path"}
LABELLING = {"nav", "button", "label", "dt", "summary", "caption", "figcaption", "th.col", "h2", "footer"}


class Reader(HTMLParser):
    """Collects the addresses, ids, headings and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._text: list[str] = []
        self._inside: list[str] = []
        self.labels: list[str] = []
        self._tables: list[list[list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag points to."""
        found = dict(attrs)
        if tag not in VOID:
            marked = "mark" in (found.get("class") or "").split()
            self._inside.append(f"{tag}.col" if found.get("scope") == "col" else f"{tag}.mark" if marked else tag)
        self.tags.append((tag, found))
        if tag == "table":
            self._tables.append([])
        elif tag == "tr":
            self._tables[-1].append([])
        elif tag in ("th", "td"):
            self._tables[-1][-1].append("")
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag in ("a", "link") and found.get("href"):
            self.links.append(str(found["href"]))
        if tag == "form" and found.get("action"):
            self.links.append(str(found["action"]))
        if found.get("src"):
            self.sources.append(str(found["src"]))

    def handle_data(self, data: str) -> None:
        """Keep the text; apart the text of elements that hold only labels."""
        self._text.append(data)
        if {"th", "th.col", "td"} & set(self._inside) and not {"sup", "a.mark"} & set(self._inside):
            self._tables[-1][-1][-1] += data
        if LABELLING & set(self._inside) and data.strip():
            self.labels.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        while self._inside and self._inside.pop().partition(".")[0] != tag:
            pass

    @property
    def tables(self) -> list[list[list[str]]]:
        """The texts of all cells by table and row, without the numbers of their citations and the audit's marks."""
        return [[[" ".join(cell.split()) for cell in row] for row in table] for table in self._tables]

    @property
    def text(self) -> str:
        """The text of the page with single spaces."""
        return " ".join(" ".join(self._text).split())
