"""Files and functions stay small enough to be read in one go."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER_LINES = 120
SOURCE_LINES = 250
FUNCTION_LINES = 40
# tests tell stories; a table of cases may be long
TEST_LINES = 400

# path: why it may be larger
EXCEPTIONS = {
    "common/service/endpoint.hpp": "the kinds of RPC side by side, templates that belong into a header",
}

SIGNATURE = re.compile(r"^(?:[\w:<>,&*\s\[\]~=]+)\((?:.*)$")


def functions(lines):
    """Bodies that begin at a line without indentation and end at a closing brace in the first column."""
    begin = None
    for number, line in enumerate(lines, 1):
        if line.startswith("}"):
            if begin is not None:
                yield begin, number
            begin = None
        elif begin is None and line.rstrip().endswith("{") and not re.match(
            r"(namespace|struct|class|enum|extern|union|constexpr .*=|const .*=|inline constexpr .*=)", line
        ) and not line.startswith(" "):
            begin = number
        elif line.startswith(("namespace", "struct", "class")):
            begin = None


def problems_of(path, text):
    name = str(path)
    lines = text.splitlines()
    is_test = name.startswith("tests/")
    limit = TEST_LINES if is_test else HEADER_LINES if name.endswith(".hpp") else SOURCE_LINES
    if len(lines) > limit and name not in EXCEPTIONS:
        yield f"{name}: {len(lines)} lines, at most {limit}"
    if is_test:
        return
    for begin, end in functions(lines):
        length = end - begin - 1
        if length > FUNCTION_LINES and f"{name}:{lines[begin - 1].strip()}" not in EXCEPTIONS and name not in EXCEPTIONS:
            yield f"{name}:{begin}: a function of {length} lines, at most {FUNCTION_LINES}"


def main():
    problems = []
    for folder in ("common", "services", "gateway", "deploy", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".hpp", ".cpp"):
                problems += problems_of(path.relative_to(ROOT), path.read_text(encoding="utf-8"))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
