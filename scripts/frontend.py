"""Build the front end, or check it: `frontend.py build | check`. Node comes with the Python packages in .venv."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from environment import ROOT, VENV, stop

WEB = ROOT / "web"
STATIC = ROOT / "src" / "gyakusan" / "api" / "static"
INSTALLED = WEB / "node_modules" / ".package-lock.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def npm(*arguments: str) -> int:
    """Run npm in web/ with the Node of .venv and return its exit status."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    found = shutil.which("npm", path=path)
    if found is None:
        stop(
            "Node.js がありません。`make demo` か `make test` で環境を作り直してください。",
            "Node.js is missing. Run make.",
        )
        return 1
    return subprocess.run([found, *arguments], cwd=WEB, env={**os.environ, "PATH": path}).returncode


def install() -> None:
    """Install the locked packages when the lock has changed since."""
    lock = WEB / "package-lock.json"
    if INSTALLED.exists() and INSTALLED.stat().st_mtime >= lock.stat().st_mtime:
        return
    if npm("ci", "--no-audit", "--no-fund", "--loglevel=error") != 0:
        stop(
            "画面の部品を取り込めませんでした。"
            "ネットワークか、社内プロキシの設定(HTTPS_PROXY、npm の registry)を確認してください。",
            "Packages of the front end could not be fetched. Check the network, or the proxy settings "
            "(HTTPS_PROXY, npm's registry).",
        )
    INSTALLED.touch()


def main() -> None:
    """Do what the first argument says."""
    install()
    if sys.argv[1] == "check":
        sys.exit(npm("run", "--silent", "check"))
    sys.stdout.write("画面を組み立てています / Building the front end …\n")
    sys.stdout.flush()
    if npm("run", "--silent", "build") != 0:
        stop("画面を組み立てられませんでした。", "The front end could not be built.")
    (STATIC / ".built").touch()


if __name__ == "__main__":
    main()
