"""Settings from the environment (``KB_…``) and where the seed package lies."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What a door may be told from outside; command line options overrule it."""

    model_config = SettingsConfigDict(env_prefix="KB_")

    database: str | None = None
    replicas: str = ""
    documents: Path | None = None
    host: str = "127.0.0.1"
    port: int | None = None


def seed_directory() -> Path:
    """The data package that travels with the program: beside ``kb`` in a checkout, inside it in a wheel."""
    here = Path(__file__).resolve().parent
    inside = here / "seed"
    return inside if inside.is_dir() else here.parent / "seed"


def default_database() -> Path:
    """Where the embedded database lives unless told otherwise."""
    import os

    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "learning-city-kb" / "kb.sqlite"
