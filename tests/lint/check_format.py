"""Every source is as clang-format leaves it: `./dev format` makes it so."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    files = [
        str(path)
        for folder in ("common", "services", "gateway", "deploy", "tests")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".hpp", ".cpp")
    ]
    done = subprocess.run(["clang-format", "--dry-run", "--Werror", *files], capture_output=True, text=True, check=False)
    for name in sorted(set(re.findall(r"^(/[^:\n]+):\d+:\d+: error:", done.stderr, re.MULTILINE))):
        print(f"{pathlib.Path(name).relative_to(ROOT)}: run ./dev format")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
