"""Render the office documents of a folder to PNG pages, to look at them: render_documents.py FOLDER OUT.

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`) on the machine; neither is needed to use the product.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OFFICE = {".docx", ".pptx", ".xlsx"}


def main(folder: Path, out: Path) -> int:
    """Render every document of `folder` into `out`; return the exit code."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 2
    documents = sorted(path for path in folder.rglob("*") if path.suffix in OFFICE)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        settings = f"-env:UserInstallation=file://{profile}/office"
        convert = ["soffice", settings, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
        subprocess.run([*convert, *map(str, documents)], check=True, stdout=subprocess.DEVNULL)
    for document in documents:
        pdf = out / f"{document.stem}.pdf"
        if not pdf.exists():
            print(f"not converted: {document}", file=sys.stderr)
            return 1
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(pdf), str(out / document.stem)], check=True)
        print(f"{document.name}: {len(list(out.glob(f'{document.stem}-*.png')))} pages")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
