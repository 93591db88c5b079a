"""The icon of each kind of record."""

ICONS = {
    "company": "building-2",
    "contact_point": "contact",
    "person": "user",
    "interaction": "message-square",
    "case": "life-buoy",
    "promise": "handshake",
    "agreement": "receipt-text",
    "data_item": "fingerprint",
    "disclosure": "fingerprint",
    "judgement": "scale",
    "review": "star",
    "need": "target",
    "offer": "tag",
    "terms": "shield-check",
    "source": "megaphone",
    "advice": "lightbulb",
    "reminder": "bell",
    "attachment": "paperclip",
    "inbox": "inbox",
    "release": "send",
}
