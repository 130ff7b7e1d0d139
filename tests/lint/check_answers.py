#!/usr/bin/env python3
"""Holds what the end-to-end tests were answered against the API's description: check_answers.py OPENAPI FOLDER.

Every field of an answer is described and every described field is there. With whole, each route must have been answered
well at least once.
"""
import copy
import json
import re
import sys
from collections import Counter
from pathlib import Path

from jsonschema import Draft202012Validator, RefResolver


def closed(node):
    """The same schema, with nothing allowed that it does not name."""
    if isinstance(node, list):
        return [closed(part) for part in node]
    if not isinstance(node, dict):
        return node
    node = {key: closed(part) for key, part in node.items()}
    if "allOf" in node:
        node["allOf"] = [
            {k: v for k, v in part.items() if k != "unevaluatedProperties"} for part in node["allOf"]
        ]
    if "allOf" in node or (node.get("type") == "object" and "properties" in node):
        node["unevaluatedProperties"] = False
    return node


def opened_envelopes(document):
    """Schemas that answers are composed of must stay open: who refers to them closes them."""
    names = set()

    def walk(node):
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            for part in node.get("allOf", []):
                if "$ref" in part:
                    names.add(part["$ref"].rsplit("/", 1)[1])
            for part in node.values():
                walk(part)

    walk(document)
    return names


class Description:
    def __init__(self, file):
        plain = json.loads(Path(file).read_text())
        document = closed(copy.deepcopy(plain))
        for name in opened_envelopes(plain):
            document["components"]["schemas"][name].pop("unevaluatedProperties", None)
        self.resolver = RefResolver("", document)
        self.operations = []
        for path, item in document["paths"].items():
            pattern = re.compile("^" + re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + "$")
            for method, operation in item.items():
                self.operations.append((path.count("{"), method.upper(), path, pattern, operation))
        self.operations.sort(key=lambda each: each[0])
        self.validators = {}

    def find(self, method, path):
        for _, known, template, pattern, operation in self.operations:
            if known == method and pattern.match(path):
                return f"{method} {template}", operation
        return None, None

    def faults(self, name, operation, exchange):
        status = str(exchange["status"])
        answers = operation["responses"]
        described = answers.get(status) or answers.get(status[0] + "XX")
        if not described:
            return [f"status {status} is not described"]
        schema = described.get("content", {}).get("application/json", {}).get("schema")
        if schema is None or not exchange["type"].startswith("application/json"):
            return []
        key = (name, status)
        if key not in self.validators:
            self.validators[key] = Draft202012Validator(schema, resolver=self.resolver)
        try:
            body = json.loads(exchange["body"])
        except ValueError:
            return ["the body is not JSON"]
        return [
            f"{'/'.join(map(str, fault.absolute_path)) or 'body'}: {fault.message[:300]}"
            for fault in self.validators[key].iter_errors(body)
        ]


def main(openapi, folder, whole):
    description = Description(openapi)
    said, answered = Counter(), set()
    exchanges = 0
    for file in sorted(Path(folder).glob("*.jsonl")):
        for line in file.read_text().split("\n")[:-1]:
            exchange = json.loads(line)
            # Paths that may end in a slash are described without.
            name, operation = description.find(exchange["method"], exchange["path"].rstrip("/"))
            if not name:
                continue
            exchanges += 1
            if exchange["status"] < 300:
                answered.add(name)
            for fault in description.faults(name, operation, exchange):
                said[f"{name} {exchange['status']}: {fault}"] += 1
    for text, times in sorted(said.items()):
        print(f"{text} ({times} times)")
    never = sorted({f"{m} {p}" for _, m, p, _, _ in description.operations} - answered)
    if whole:
        for name in never:
            print(f"{name}: no test was answered well")
    print(f"{exchanges} answers, {len(said)} faults, {len(never)} routes never answered well")
    return 1 if said or (whole and never) or not exchanges else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--whole" in sys.argv))
