"""The rule book, paragraph by paragraph, played on the harbour scenario."""
