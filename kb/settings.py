"""Settings from the environment (``KB_…``) and where the seed package lies."""

import os
from pathlib import Path

from pydantic import BaseModel


class Settings(BaseModel):
    """What a door may be told from outside; command line options overrule it."""

    database: str | None = None
    replicas: str = ""
    documents: Path | None = None
    host: str = "127.0.0.1"
    port: int | None = None

    @classmethod
    def read(cls) -> "Settings":
        """What the environment says."""
        said = {name: os.environ.get(f"KB_{name.upper()}") for name in cls.model_fields}
        return cls.model_validate({name: value for name, value in said.items() if value is not None})


def seed_directory() -> Path:
    """The data package that travels with the program: beside ``kb`` in a checkout, inside it in a wheel."""
    here = Path(__file__).resolve().parent
    inside = here / "seed"
    return inside if inside.is_dir() else here.parent / "seed"


def default_database() -> Path:
    """Where the embedded database lives unless told otherwise."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "learning-city-kb" / "kb.sqlite"
