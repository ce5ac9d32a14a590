"""Write `web/src/api/openapi.json` and the types of the front end that come from it. A test holds it to the code."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from frontend import npm

from gyakusan.app import build_server, open_rooms
from gyakusan.core.settings import Settings

TARGET = Path(__file__).parent.parent / "web" / "src" / "api" / "openapi.json"


def schema() -> str:
    """Return the OpenAPI description, the same for the same code: the version of the product is left out."""
    with tempfile.TemporaryDirectory() as folder, open_rooms(Settings(), Path(folder)) as rooms:
        described = build_server(rooms).openapi()
    described["info"]["version"] = "1"
    return json.dumps(described, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        sys.stdout.write(schema())
    else:
        TARGET.write_text(schema(), encoding="utf-8")
        sys.exit(npm("run", "--silent", "types"))
