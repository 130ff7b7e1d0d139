"""The checks of .clang-tidy fire: a list with a slip in it is accepted in silence and checks nothing."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/lint/fixtures/known_bad.cpp"
EXPECTED = [
    "bugprone-use-after-move",
    "performance-unnecessary-value-param",
    "modernize-use-nullptr",
    "modernize-use-override",
    "readability-identifier-naming",
    "google-explicit-constructor",
]


def main():
    done = subprocess.run(
        ["clang-tidy", f"--config-file={ROOT / '.clang-tidy'}", str(SAMPLE), "--", "-std=c++20"],
        capture_output=True, text=True, check=False,
    )
    missing = [check for check in EXPECTED if check not in done.stdout]
    for check in missing:
        print(f"{check} did not fire on {SAMPLE.relative_to(ROOT)}")
    if missing:
        print(done.stdout, done.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
