"""Charts as geometry: text measured without fonts, swimlanes laid out, lines routed; nothing of catalogs is known here."""
