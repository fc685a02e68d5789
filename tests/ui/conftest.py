"""What tests of scenes share."""

import os

import pytest


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saves without waiting for the disk to have them for good: what a power cut leaves is tested elsewhere."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
