"""Build hook: a wheel carries the built front end, and is not made without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = "src/gyakusan/api/static"


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """Checks that `make web` was run; editable installs serve whatever is there."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Stop the build in words, or add the files that git ignores."""
        if version == "editable":
            return
        if not (Path(self.root) / STATIC / "index.html").is_file():
            raise SystemExit(
                "画面がまだ組み立てられていません。先に `make web` を実行してください。\n"
                "The front end is not built yet. Run `make web` first."
            )
        build_data["artifacts"].append(f"{STATIC}/**")
