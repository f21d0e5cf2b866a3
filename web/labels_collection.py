"""The words of citing and collecting."""

COLLECTION_LABELS: dict[str, tuple[str, str]] = {
    "cite.files": (
        "The files add the permalink and the day of access.",
        "文件中附有永久链接与访问日期。",
    ),
}
