"""Make .venv and install a lock file into it: `environment.py base | dev | model-tests`. Standard library only."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stop(ja: str, en: str) -> None:
    """Say in both languages what is missing and end."""
    sys.stderr.write(f"{ja}\n{en}\n")
    sys.exit(1)


def make_environment() -> None:
    """Make .venv if there is none that works."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        stop(
            "この Python には venv と pip が付いていません。"
            "Debian や Ubuntu では `apt install python3-venv` を実行してください。",
            "This Python comes without venv and pip. On Debian or Ubuntu run `apt install python3-venv`.",
        )
    venv.create(VENV, clear=True, with_pip=True)


def install(name: str) -> None:
    """Install the locked packages and the project itself."""
    if name == "model-tests":
        install("dev")
    # A lock file is the whole closure; resolved again, extras of a newer release make older pips stop.
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
    locked = subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / f"{name}.lock")])
    if locked.returncode != 0:
        stop(
            "部品を取り込めませんでした。"
            "ネットワークか、社内プロキシの設定(HTTPS_PROXY、pip の index-url)を確認してください。",
            "Packages could not be fetched. Check the network, or the proxy settings (HTTPS_PROXY, pip's index-url).",
        )
    subprocess.run([*pip, "--no-build-isolation", "-e", str(ROOT)], check=True)
    (VENV / f"{name}.ok").touch()
    if name == "dev":
        (VENV / "base.ok").touch()


def main() -> None:
    """Make the environment that the first argument names."""
    sys.stdout.write("環境を準備しています / Preparing the environment (.venv) …\n")
    sys.stdout.flush()
    make_environment()
    install(sys.argv[1])


if __name__ == "__main__":
    main()
