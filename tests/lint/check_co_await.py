"""Nothing is born inside a co_await expression.

g++ 12 destroys some temporaries of a co_await full-expression twice: aggregates, lambdas and braced values made inside
it. Name the value first, then await with the name (or std::move of it).
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STRINGS = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"', re.DOTALL)


def blanked(text):
    """The text with comments and literals replaced by spaces, so that offsets stay."""
    return STRINGS.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def expression_after(text, start):
    """Up to the end of the full-expression: a semicolon, or the bracket that closes around it."""
    depth = 0
    for index in range(start, len(text)):
        char = text[index]
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
            if depth < 0:
                return text[start:index]
        elif char == ";" and depth == 0:
            return text[start:index]
    return text[start:]


def problems_of(path, text):
    plain = blanked(text)
    for found in re.finditer(r"\bco_await\b", plain):
        expression = expression_after(plain, found.end())
        line = plain.count("\n", 0, found.start()) + 1
        if "{" in expression:
            yield f"{path}:{line}: a braced value or lambda inside co_await; name it first"
        elif re.search(r"\[[^\]]*\]\s*[({]", expression):
            yield f"{path}:{line}: a lambda inside co_await; name it first"
        elif re.search(r"\b(?:std::)?(?:string|vector|optional|function|pair|make_\w+)\s*(?:<[^;]*>)?\(", expression):
            yield f"{path}:{line}: a temporary inside co_await; name it first"


def check_the_check():
    wrong = [
        "co_await send(Request{1, 2});",
        "co_await run([&] { return 1; });",
        "auto x = co_await f(std::string(\"a\"));",
        "co_await g(std::make_shared<int>(1));",
    ]
    right = ["co_await handler(request);", "auto answer = co_await client.get(std::move(request));", "// co_await f({});"]
    return [f"misses: {text}" for text in wrong if not list(problems_of("sample", text))] + [
        f"refuses: {text}" for text in right if list(problems_of("sample", text))
    ]


def main():
    problems = check_the_check()
    for folder in ("common", "services", "gateway"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".hpp", ".cpp"):
                text = path.read_text(encoding="utf-8")
                problems += problems_of(path.relative_to(ROOT), text)
                if "co_await" in blanked(text) and path.parts[len(ROOT.parts)] != "gateway":
                    problems.append(f"{path.relative_to(ROOT)}: coroutines live in the gateway only")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
