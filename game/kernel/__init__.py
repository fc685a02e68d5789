"""Ground on which every layer stands: sides, messages, draws, conditions, digests. No rule of the game lives here."""
