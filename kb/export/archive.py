"""Several files as one archive with the same bytes every time: fixed order, fixed dates."""

import io
from collections.abc import Iterable, Iterator, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that the format knows
PLAIN_FILE = 0o644 << 16


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files in the order given, each with the same date and rights.

    Examples
    --------
    >>> pack({"a.txt": b"1"}) == pack({"a.txt": b"1"})
    True
    """
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(_entry(name), content)
    return target.getvalue()


def pack_stream(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """The same piece by piece, of files that come in pieces: neither a file nor the archive is ever held as a whole.

    Examples
    --------
    >>> unpack(b"".join(pack_stream([("a.txt", [b"1", b"2"])])))
    {'a.txt': b'12'}
    """
    target = _Pipe()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, pieces in files:
            with archive.open(_entry(name), "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
                    yield target.taken()
            yield target.taken()
    yield target.taken()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, PLAIN_FILE, 3
    return entry


class _Pipe(io.RawIOBase):
    """What is written is taken away; there is no going back, and the archive is told so."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self._written += piece
        return len(piece)

    def taken(self) -> bytes:
        found, self._written = bytes(self._written), bytearray()
        return found


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of an archive by name, in their order."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
