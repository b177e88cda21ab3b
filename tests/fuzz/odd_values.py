"""Values where a document should have others."""

ODD_TEXTS = ("", "0", "-1", "999999999", "1e9", "%1%9", "\u202e", "\u200b", "&", "х" * 5000, "NaN", "#REF!")
ODD_TEXTS += (
    "A1:XFD1048576",
    "XFD1048576",
    "restart",
    "1",
    "d",
    "=1+1",
    "9" * 400,
    "true",
    "..",
    "/word/x.xml",
)
