"""The words of citing and collecting."""

COLLECTION_LABELS: dict[str, tuple[str, str]] = {
    "cite.files": (
        "The files add the permalink and the day of access.",
        "文件中附有永久链接与访问日期。",
    ),
    "collection": ("Collection", "收藏"),
    "collection.add": ("Add to collection", "加入收藏"),
    "collection.kept": ("In your collection", "已在您的收藏中"),
    "collection.full": (
        "The browser has no room for it. Nothing was changed: export the collection, then remove something.",
        "浏览器的存储空间不足，收藏未作任何改动：请先导出收藏，再移除部分内容。",
    ),
    "collection.lead": (
        "Cities, answers, charts, passages and anything else of this site, with your notes. Kept in this browser only; an address "
        "or a file carries it elsewhere.",
        "收藏本站的城市、答案、图表、段落等内容并附上您的笔记。仅保存在本浏览器中，可通过网址或文件带到别处。",
    ),
    "collection.empty": (
        "Nothing here yet. Every page of a thing or an answer has a button that adds it; or write a key or an address below.",
        "尚无内容。各事物或答案的页面上都有加入按钮；也可在下方填写键或网址。",
    ),
    "collection.note": ("Your note", "您的笔记"),
    "collection.up": ("Up", "上移"),
    "collection.down": ("Down", "下移"),
    "collection.remove": ("Remove", "移除"),
    "collection.removed": ("Removed{colon}{title}.", "已移除{colon}{title}。"),
    "collection.undo": ("Undo", "撤销"),
    "collection.key": ("Key or address to add", "要加入的键或网址"),
    "collection.append": ("Add", "加入"),
    "collection.save": ("Address with these items and notes", "生成含上述内容与笔记的网址"),
    "collection.reported": ("Report of a collection", "收藏报告"),
    "collection.report": ("Report to print", "打印报告"),
    "collection.take": ("Report and references", "报告与参考文献"),
    "collection.file": ("Export as a file", "导出为文件"),
    "collection.import": ("Import a file", "导入文件"),
    "collection.choose": ("File of a collection", "收藏文件"),
    "collection.paste": ("Or paste its content", "或粘贴其内容"),
    "collection.read": ("Import", "导入"),
    "collection.permalink": ("Permalink of these items, without notes", "上述内容的永久链接（不含笔记）"),
    "collection.shared": (
        "This is a collection from an address. What you keep in this browser is unchanged.",
        "这是来自网址的收藏，您浏览器中保存的收藏没有改变。",
    ),
    "collection.adopt": ("Add all to my collection", "全部加入我的收藏"),
    "collection.changed": (
        "Added under data version {then}, shown with {now}: what it says may have changed.",
        "加入时的数据版本为{then}，现以{now}显示：内容可能已有变化。",
    ),
    "collection.gone": ("Not found any more: {why}", "已无法找到：{why}"),
    "collection.bad": (
        "This is not the file of a collection. Nothing was changed.",
        "这不是收藏文件，收藏未作任何改动。",
    ),
    "collection.unreachable": (
        "The server does not answer. Your collection is kept in this browser.",
        "服务器没有响应，您的收藏仍保存在本浏览器中。",
    ),
    "collection.references": ("References", "参考文献"),
    "collection.evidence": ("Places in the sources", "来源中的位置"),
    "collection.more": ("{count} more rows at the address above", "其余{count}行见上述网址"),
    "collection.same": ("All items were added under the data version shown.", "所有内容加入时的数据版本与当前一致。"),
    "item.passage": ("Passage", "段落"),
    "item.answer": ("Answer", "答案"),
    "item.chart": ("Chart", "图表"),
    "item.base": ("The base itself", "知识库本身"),
    "item.gone": ("Not found", "未找到"),
}
