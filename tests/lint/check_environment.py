"""Only common/config reads the environment: settings have one door, and --help lists them all."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
READS = re.compile(r"\b(getenv|secure_getenv|environ)\b")
ALLOWED = ("common/config/", "tests/support/")


def main():
    problems = []
    for folder in ("common", "services", "gateway", "deploy", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = str(path.relative_to(ROOT))
            if path.suffix not in (".hpp", ".cpp") or name.startswith(ALLOWED):
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if READS.search(line.split("//")[0]):
                    problems.append(f"{name}:{number}: reads the environment; ask common/config for the setting")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
