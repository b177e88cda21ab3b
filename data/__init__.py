"""Plans of interregional cooperation: from a document's bytes to three frames."""
