#!/usr/bin/env python3
"""Makes one OpenAPI 3.1 document of the surfaces' files beside it: assemble.py OUTPUT.

A surface's file says what its routes take and give, in short:

    schemas:
      Site:                       # an object; every field is present unless its name ends in ?
        id: uuid
        name: string
        address: string|null
        color?: red|green|null    # one of these or null, may be left out
        kind: =site               # always this
        people: [Person]          # an array of another schema
        kinds: map of in|out      # an object with any names
    routes:
      POST /base/v1/sites/:siteId:
        does: One line on what it is for.
        upload: file              # instead: a form with one file of that name
        text: true                # instead: plain text
      send: SiteDraft           # the request's body; "SiteDraft or nothing" may be left out
        query: {date_from: date}
        gives: 201 Site           # or, where the surface has an envelope, "201 site: Site" and "200 sites: [Site]"
        or: 200                   # answered like this too
        and: Tokens               # fields beside the envelope's
        paged: true               # takes the surface's paging parameters
        error: OtherError         # where it is not the surface's
        access: open              # no credential is needed
        scope: attendance:read    # of an API key or a service account; people are not let in
"""
import json
import re
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).parent
SURFACES = sorted(HERE.glob("*.yaml"))

PLAIN = {
    "uuid": {"type": "string", "format": "uuid"},
    "instant": {"type": "string", "format": "date-time", "pattern": "Z$"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$"},
    "email": {"type": "string"},
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "object": {"type": "object"},
    "any": {},
    "null": {"type": "null"},
}
ROUTE = re.compile(r"^(GET|POST|PUT|PATCH|DELETE) (/\S*)$")
SLOT = re.compile(r"(?<=/):(\w+)")


def schema_of(text):
    """The schema that a type in short says."""
    if isinstance(text, list):
        return {"type": "array", "items": schema_of(text[0])}
    if isinstance(text, dict):
        return object_of(text)
    if text.startswith("[") and text.endswith("]"):
        return {"type": "array", "items": schema_of(text[1:-1])}
    if text.startswith("map of "):
        return {"type": "object", "additionalProperties": schema_of(text.removeprefix("map of "))}
    if text.startswith("="):
        return {"const": text[1:]}
    if text in PLAIN:
        return dict(PLAIN[text])
    choices = text.split("|")
    if choices[-1] == "null":
        return {"anyOf": [schema_of("|".join(choices[:-1])), {"type": "null"}]}
    if len(choices) > 1:
        return {"type": "string", "enum": choices}
    return {"$ref": f"#/components/schemas/{text}"}


def object_of(fields):
    properties, required = {}, []
    for name, text in fields.items():
        if not name.endswith("?"):
            required.append(name)
        properties[name.rstrip("?")] = schema_of(text)
    schema = {"type": "object", "properties": properties}
    if required:
        schema["required"] = required
    return schema


def answer_schema(text, route, surface):
    """Of "site: Site" in the surface's envelope, or of a bare type."""
    name, colon, kind = text.partition(": ")
    if not colon:
        return schema_of(text)
    envelope = surface["envelope"]["many" if kind.startswith("[") else "one"]
    parts = [schema_of(envelope), object_of({name: kind})]
    if "and" in route:
        parts.append(schema_of(route["and"]))
    return {"allOf": parts}


def parameters_of(path, route, surface, method):
    found = [
        {"name": slot, "in": "path", "required": True, "schema": schema_of(route.get("path", {}).get(slot, "uuid"))}
        for slot in SLOT.findall(path)
    ]
    for name, text in {**(surface.get("paging", {}) if route.get("paged") else {}), **route.get("query", {})}.items():
        found.append(
            {"name": name.rstrip("!"), "in": "query", "required": name.endswith("!"), "schema": schema_of(text)}
        )
    for name in surface.get("headers", []):
        found.append({"$ref": f"#/components/parameters/{name}"})
    if method in ("POST", "PATCH") and route.get("idempotency", True):
        found.append({"$ref": "#/components/parameters/IdempotencyKey"})
    return found


def refusal_content(route, surface):
    if "refuses" in surface:
        return {surface["refuses"]: {"schema": {"type": "string"}}}
    return {"application/json": {"schema": schema_of(route.get("error", surface["error"]))}}


def operation_of(method, path, route, surface):
    status, _, kind = str(route["gives"]).partition(" ")
    answer = {"description": route.get("answers", "Done.")}
    if kind:
        media = "application/json"
        if kind.startswith(("text/", "application/", "image/")):
            answer["content"] = {kind: {"schema": {"type": "string"}}}
        else:
            answer["content"] = {media: {"schema": answer_schema(kind, route, surface)}}
    refusal = {
        "description": "Refused; the message says what to do.",
        "content": refusal_content(route, surface),
    }
    operation = {
        "tags": [route.get("tag", surface["name"])],
        "summary": route["does"],
        "parameters": parameters_of(path, route, surface, method),
        "responses": {status: answer, "4XX": refusal, "5XX": refusal},
    }
    if "or" in route:
        operation["responses"][str(route["or"])] = answer
    if route.get("access") == "open":
        operation["security"] = []
    if "scope" in route:
        operation["security"] = [{"apiKey": [route["scope"]]}, {"bearer": [route["scope"]]}]
    if "send" in route:
        body, optional = route["send"].removesuffix(" or nothing"), route["send"].endswith(" or nothing")
        operation["requestBody"] = {
            "required": not optional,
            "content": {"application/json": {"schema": schema_of(body)}},
        }
    if route.get("text"):
        operation["requestBody"] = {"required": False, "content": {"text/plain": {"schema": {"type": "string"}}}}
    if "upload" in route:
        form = {"type": "object", "required": [route["upload"]]}
        form["properties"] = {route["upload"]: {"type": "string", "format": "binary"}}
        operation["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    return operation


def assemble():
    document = yaml.safe_load((HERE / "openapi.yml").read_text())
    schemas = document["components"].setdefault("schemas", {})
    paths = document.setdefault("paths", {})
    for file in SURFACES:
        surface = yaml.safe_load(file.read_text())
        for name, fields in surface.get("schemas", {}).items():
            if name in schemas:
                raise SystemExit(f"{file.name}: schema {name} is there already")
            schemas[name] = schema_of(fields)
        for key, route in surface["routes"].items():
            match = ROUTE.match(key)
            if not match:
                raise SystemExit(f"{file.name}: {key} is not a route")
            method, path = match.groups()
            item = paths.setdefault(SLOT.sub(r"{\1}", path), {})
            if method.lower() in item:
                raise SystemExit(f"{file.name}: {key} is there already")
            item[method.lower()] = operation_of(method, path, route, surface)
    return document


if __name__ == "__main__":
    Path(sys.argv[1]).parent.mkdir(parents=True, exist_ok=True)
    Path(sys.argv[1]).write_text(json.dumps(assemble(), separators=(",", ":"), ensure_ascii=False) + "\n")
