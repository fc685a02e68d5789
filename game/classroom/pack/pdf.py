"""The pack as PDF, where the extra that makes one is installed."""

from __future__ import annotations

from game.kernel.errors import BadRequest

EXTRA = "pip install 'portsmouth-1905[pdf]'"


def pdf_of(html: str) -> bytes:
    """The pages of an HTML file as PDF. Raises BadRequest where WeasyPrint is not installed."""
    try:
        from weasyprint import HTML  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except (ImportError, OSError) as problem:
        raise BadRequest(
            f"A PDF needs WeasyPrint, which is not installed ({EXTRA}); the HTML file prints the same from any browser."
        ) from problem
    data: bytes = HTML(string=html).write_pdf()
    return data
