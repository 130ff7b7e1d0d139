"""Every file that a document links to, or names in backquotes with its folder, exists."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
FOLDERS = ("common/", "services/", "gateway/", "deploy/", "tests/", "docs/", "proto/")


def problems_of(document):
    text = document.read_text(encoding="utf-8")
    for target in LINK.findall(text):
        if "://" not in target and not (document.parent / target).exists():
            yield f"{document.relative_to(ROOT)}: links to {target}, which does not exist"
    for name in re.findall(r"`([\w./-]+)`", text):
        if name.startswith(FOLDERS) and not (ROOT / name).exists():
            yield f"{document.relative_to(ROOT)}: names {name}, which does not exist"


def main():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    problems = [problem for name in listed for problem in problems_of(ROOT / name)]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
