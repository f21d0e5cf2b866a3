"""What is measured at each size: the package, a city of it, and what is asked. A new size is a new entry."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
MADE = Path(os.environ.get("KB_BENCH", ROOT / "build/bench"))  # where synthetic packages and databases lie
SAMPLES = ROOT.parent / "shared/questions/dev.jsonl"
FLAGSHIP = (
    "Which cities have lifelong-learning legislation, and how are their paths typed?",
    "哪些城市有终身学习立法？它们的发展路径类型是什么？",
)


@dataclass(frozen=True)
class Scale:
    """A package, a city of it, the beginning of a city's name and a misspelt one."""

    name: str
    package: Path
    city: str
    beginning: str
    misspelt: str
    samples: Path | None = None
    made: tuple[int, int, int] | None = None  # cities, scores and facts of a synthetic package
    only_asked: bool = False  # whether only questions are read and answered, without requests and peers

    @property
    def large(self) -> bool:
        """Whether peers are held to the goals of the largest scale."""
        return self.made is not None and self.made[1] > 1_000_000

    def prepare(self) -> None:
        """Make the package, if it is a synthetic one that is not there yet."""
        if self.made and not self.package.exists():
            from kb.progress import SILENT
            from kb.synth.package import Size, synthesise

            synthesise(Size(*self.made), self.package, SILENT)

    def addresses(self) -> dict[str, str]:
        """The requests, by what they are."""
        plan = json.dumps({"kind": "profile", "city": self.city}, separators=(",", ":"))
        return {
            "city profile": f"/api/answer?plan={quote(plan)}",
            "city record": f"/api/things/city:{self.city}",
            "flagship question, English": f"/api/ask?q={quote(FLAGSHIP[0])}",
            "flagship question, Chinese": f"/api/ask?q={quote(FLAGSHIP[1])}",
            f"name lookup “{self.beginning}”": f"/api/suggest?q={quote(self.beginning)}",
            f"misspelt name “{self.misspelt}”": f"/api/ask?q={quote(self.misspelt)}",
            "text search “older learners”": "/api/search?q=older%20learners",
            "text search “老年”": f"/api/search?q={quote('老年')}&lang=zh",
            "city page, HTML": f"/cities/{self.city}",
            "home page, HTML": "/",
        }

    def questions(self) -> tuple[str, list[str]]:
        """What the questions are, and the questions: the samples if they are there, else the kinds' examples."""
        if self.samples is None or not self.samples.is_file():
            from kb.query.kinds import KINDS  # here, so that the floor's process does not pay for the project

            return "examples of the kinds", [text for kind in KINDS for text in kind.examples if text]
        lines = self.samples.read_text(encoding="utf-8").splitlines()
        return f"questions of {self.samples.name}", [json.loads(line)["question"] for line in lines if line]


SCALES = {
    scale.name: scale
    for scale in (
        Scale("seed", ROOT / "seed", "wuhan", "Hangz", "Hanghzou", SAMPLES),
        Scale("S1", MADE / "S1", "basiburg", "Basib", "Bassiburg", made=(100, 2_000, 200)),
        Scale("S2", MADE / "S2", "basiburg", "Basib", "Bassiburg", made=(5_000, 500_000, 20_000)),
        Scale("S3", MADE / "S3", "basiburg", "Basib", "Bassiburg", made=(50_000, 15_000_000, 500_000)),
        Scale(
            "names", MADE / "names", "basiburg", "Basib", "Bassiburg", made=(50_000, 100_000, 10_000), only_asked=True
        ),  # 200,000 names
        Scale("mini", ROOT / "tests/mini", "larkton", "Lark", "Mierfold"),
    )
}
