"""docs/operations.md lists every setting that the processes' --help lists, with the same default and meaning.

check_settings.py BIN      compares
check_settings.py BIN --write   writes the table
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/operations.md"
PROCESSES = ["gateway", "identity", "shift", "attendance", "notification"]
BEGIN = "<!-- settings: written by tests/lint/check_settings.py -->\n"
END = "<!-- end of settings -->"


def settings_of(binary):
    text = subprocess.run([binary, "--help"], capture_output=True, text=True, check=True, env={}).stdout
    return re.findall(r"^  (ROLLCALL_\w+) (\(required\)|\[.*\])\n      (.*)$", text, re.MULTILINE)


def table(binaries):
    known = {}
    for process in PROCESSES:
        for name, fallback, meaning in settings_of(f"{binaries}/rollcall-{process}"):
            entry = known.setdefault(name, {"fallback": fallback, "meaning": meaning, "processes": []})
            entry["processes"].append(process)
    rows = ["| setting | default | of | meaning |", "|---|---|---|---|"]
    for name, entry in sorted(known.items()):
        fallback = "required" if entry["fallback"] == "(required)" else f"`{entry['fallback'][1:-1]}`"
        of = "all" if len(entry["processes"]) == len(PROCESSES) else ", ".join(entry["processes"])
        rows.append(f"| `{name}` | {fallback.replace('``', '')} | {of} | {entry['meaning']} |")
    return "\n".join(rows) + "\n"


def main():
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    current, after = rest.split(END)
    wanted = table(sys.argv[1])
    if "--write" in sys.argv:
        DOCUMENT.write_text(before + BEGIN + wanted + END + after, encoding="utf-8")
        return 0
    if current == wanted:
        return 0
    for line in sorted(set(wanted.splitlines()) ^ set(current.splitlines())):
        print(line)
    print(f"docs/operations.md differs from --help; run python3 {sys.argv[0]} {sys.argv[1]} --write")
    return 1


if __name__ == "__main__":
    sys.exit(main())
