"""Addresses of PostgreSQL servers: read as libpq reads them, said without what is secret in them."""

from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from kb.errors import DatabaseError

SCHEMES = ("postgresql://", "postgres://")
_SECRETS = ("password", "sslpassword")
# A server that does not answer is given up within seconds, unless the address says otherwise.
_PATIENCE = {"connect_timeout": "3", "tcp_user_timeout": "5000", "keepalives_idle": "5", "keepalives_interval": "2",
             "keepalives_count": "3", "client_encoding": "utf8", "application_name": "learning-city-kb"}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """What to connect with. ``name`` may be printed; ``parameters`` may not."""

    name: str
    parameters: dict[str, Any] = field(repr=False)

    def with_options(self, options: str) -> dict[str, Any]:
        """What to connect with, and settings for the session."""
        given = self.parameters.get("options", "")
        return self.parameters | {"options": f"{given} {options}".strip()}

    def said(self, error: object) -> str:
        """What an error says, in one line and without a secret."""
        said = " ".join(str(error).split())
        for secret in (self.parameters.get(name) for name in _SECRETS):
            said = said.replace(secret, "***") if secret else said
        return said


def read_address(text: str) -> Address:
    """An address such as ``postgresql://user:password@host:5432/name``; any that libpq takes will do.

    Raises
    ------
    DatabaseError
        When it cannot be read. The sentence does not repeat it: it may hold a password.
    """
    unreadable = "the address of the database cannot be read: write it as postgresql://user:password@host:5432/name"
    scheme, _, _ = text.partition("://")
    if not text.startswith(SCHEMES):
        raise DatabaseError(f"{scheme}:// is not an address this program knows: give a file, or postgresql://…")
    try:
        found = {name: str(value) for name, value in conninfo_to_dict(text).items()}
    except (psycopg.Error, UnicodeError) as error:
        raise DatabaseError(f"{unreadable}, with no other options than libpq's") from error
    ports = found.get("port", "").split(",")
    if any(port and not port.isdigit() for port in ports) or "@" in found.get("dbname", "") + found.get("host", ""):
        raise DatabaseError(f"{unreadable}, the signs / @ : % ? # of a password as %2F %40 %3A %25 %3F %23")
    return Address(_name(found, ports), _PATIENCE | found)


def _name(found: dict[str, str], ports: list[str]) -> str:
    hosts = found.get("host", "").split(",")
    places = [host + (f":{port}" if port else "") for host, port in zip(hosts, ports * len(hosts), strict=False)]
    return f"postgresql://{','.join(places)}/{found.get('dbname', '')}"
