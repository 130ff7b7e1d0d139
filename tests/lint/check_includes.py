"""Who may include whom: each room of the house, what of the house it may use, and which libraries.

A room is the first row whose pattern matches a file's path. {service} and {surface} stand for the file's own.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# pattern of the file, what it may include of the project, and of the libraries
ROOMS = [
    (r"services/(?P<service>\w+)/domain/", ["services/{service}/domain/", "common/core/", "common/time/"], []),
    (
        r"services/(?P<service>\w+)/app/",
        [
            "services/{service}/app/", "services/{service}/domain/", "services/{service}/store/",
            "services/{service}/credentials/",
            "common/core/", "common/time/", "common/log/", "common/events/", "common/metrics/",
            "common/pg/database.hpp", "common/pg/origin.hpp",
        ],
        ["boost json"],
    ),
    # what proves who somebody is, and what guards it against guessing: identity's own room
    (
        r"services/(?P<service>identity)/credentials/",
        [
            "services/{service}/credentials/", "services/{service}/domain/", "services/{service}/store/",
            "common/core/", "common/log/", "common/auth/", "common/redis/", "common/pg/database.hpp",
        ],
        ["sodium"],
    ),
    # how mail leaves: notification's own room
    (
        r"services/(?P<service>notification)/courier/",
        ["services/{service}/courier/", "services/{service}/app/", "services/{service}/domain/", "common/core/"],
        ["curl"],
    ),
    (
        r"services/(?P<service>\w+)/store/",
        [
            "services/{service}/store/", "services/{service}/domain/",
            "common/core/", "common/time/", "common/pg/", "common/events/",
        ],
        ["pqxx", "boost json"],
    ),
    (
        r"services/(?P<service>\w+)/rpc/",
        [
            "services/{service}/rpc/", "services/{service}/app/", "services/{service}/domain/",
            "services/{service}/credentials/", "common/core/", "common/time/", "common/log/", "common/rpc/", "common/service/", "common/events/",
            "common/auth/", "common/pg/database.hpp", "common/pg/origin.hpp", "proto", "grpc stub",
        ],
        ["grpc", "protobuf"],
    ),
    (
        r"services/(?P<service>\w+)/events/",
        [
            "services/{service}/events/", "services/{service}/app/", "services/{service}/domain/",
            "services/{service}/store/",
            "common/core/", "common/time/", "common/log/", "common/events/", "common/rpc/",
            "common/pg/database.hpp", "common/pg/origin.hpp", "proto", "grpc stub",
        ],
        ["grpc", "protobuf", "boost json"],
    ),
    (r"services/(?P<service>\w+)/main/", ["services/{service}/", "common/", "proto", "grpc stub"], ["any"]),
    # lists as files
    (
        r"gateway/export/",
        ["gateway/export/", "gateway/http/", "common/core/", "common/time/", "common/runtime/"],
        ["asio", "asio awaitable", "xlsxwriter"],
    ),
    (
        r"gateway/api/(?P<surface>\w+)/",
        [
            "gateway/api/{surface}/", "gateway/http/", "gateway/json/", "gateway/clients/", "gateway/export/",
            "common/core/", "common/time/", "proto",
        ],
        ["boost json", "asio awaitable"],
    ),
    (
        r"gateway/middleware/",
        [
            "gateway/middleware/", "gateway/http/", "gateway/json/", "gateway/clients/",
            "common/core/", "common/auth/", "common/log/", "common/metrics/", "common/time/",
        ],
        ["boost json", "asio awaitable"],
    ),
    (
        r"gateway/clients/",
        [
            "gateway/clients/", "gateway/http/", "common/core/", "common/rpc/", "common/log/", "common/metrics/",
            "common/auth/sha256.hpp", "proto", "grpc stub",
        ],
        ["grpc", "protobuf", "asio", "asio awaitable"],
    ),
    (r"gateway/json/", ["gateway/json/", "common/core/", "common/time/"], ["boost json"]),
    (
        r"gateway/http/",
        ["gateway/http/", "gateway/json/", "common/core/", "common/log/", "common/metrics/", "common/time/"],
        ["beast", "asio", "asio awaitable", "boost json", "boost url", "openssl"],
    ),
    (r"gateway/main/", ["gateway/", "common/", "proto", "grpc stub"], ["any"]),
    (r"common/core/", ["common/core/"], ["expected"]),
    (r"common/time/", ["common/time/", "common/core/"], ["date"]),
    (r"common/config/", ["common/config/"], []),
    (r"common/log/", ["common/log/"], ["spdlog"]),
    (r"common/metrics/", ["common/metrics/"], ["prometheus", "beast", "asio"]),
    (r"common/runtime/", ["common/runtime/", "common/config/", "common/core/", "common/log/"], []),
    (
        r"common/auth/",
        ["common/auth/", "common/core/", "common/metrics/", "common/log/", "common/time/"],
        ["openssl", "sodium", "boost json"],
    ),
    (
        r"common/pg/",
        ["common/pg/", "common/core/", "common/log/", "common/metrics/", "common/runtime/", "common/time/"],
        ["pqxx"],
    ),
    (r"common/redis/", ["common/redis/", "common/core/"], ["hiredis"]),
    (
        r"common/events/",
        ["common/events/", "common/core/", "common/pg/", "common/redis/", "common/log/", "common/metrics/", "common/time/"],
        ["pqxx", "boost json"],
    ),
    (r"common/rpc/", ["common/rpc/", "common/core/", "common/log/", "proto"], ["grpc", "protobuf"]),
    (r"common/service/", ["common/", "proto", "grpc stub"], ["grpc", "protobuf", "pqxx", "sodium", "boost json"]),
    (r"deploy/cli/", ["deploy/cli/", "common/", "proto", "grpc stub"], ["any"]),
    (r"tests/", ["tests/", "common/", "services/", "gateway/", "proto", "grpc stub"], ["any"]),
]

# what a header of a library is called in the table above
LIBRARIES = [
    (r"grpcpp/|grpc/", "grpc"),
    (r"google/protobuf/", "protobuf"),
    (r"pqxx/", "pqxx"),
    (r"hiredis/", "hiredis"),
    (r"boost/json", "boost json"),
    (r"boost/url", "boost url"),
    (r"boost/beast", "beast"),
    (r"boost/asio/(awaitable|this_coro|use_awaitable|any_io_executor)\.hpp", "asio awaitable"),
    (r"boost/asio", "asio"),
    (r"openssl/", "openssl"),
    (r"sodium", "sodium"),
    (r"xlsxwriter", "xlsxwriter"),
    (r"curl/", "curl"),
    (r"spdlog/", "spdlog"),
    (r"prometheus/", "prometheus"),
    (r"date/", "date"),
    (r"tl/", "expected"),
    (r"CLI/", "cli11"),
    (r"catch2/", "catch2"),
    (r"benchmark/", "benchmark"),
    (r"boost/", "boost"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)


def name_of_library(header):
    for pattern, name in LIBRARIES:
        if re.match(pattern, header):
            return name
    return None  # the standard library, or the system's


def problems_of(path, text):
    room = next(((re.match(pattern, path), own, libs) for pattern, own, libs in ROOMS if re.match(pattern, path)), None)
    if room is None:
        yield f"{path}: belongs to no room of the table in tests/lint/check_includes.py"
        return
    match, own, libraries = room
    allowed = [entry.format(**match.groupdict()) for entry in own]
    for _, header in INCLUDE.findall(text):
        if header.endswith(".grpc.pb.h"):
            fits, what = "grpc stub" in allowed, "gRPC stubs"
        elif header.endswith(".pb.h"):
            fits, what = "proto" in allowed, "proto messages"
        elif re.match(r"(common|services|gateway|deploy|tests)/", header):
            fits, what = any(header.startswith(prefix) for prefix in allowed), header
        else:
            library = name_of_library(header)
            fits = library is None or library in libraries or "any" in libraries
            what = f"{library} (<{header}>)"
        if not fits:
            yield f"{path}: may not include {what}"


def sources():
    for folder in ("common", "services", "gateway", "deploy", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".hpp", ".cpp") and "fixtures" not in path.parts:
                yield path


def check_the_check():
    """A table that allows everything would pass too."""
    wrong = [
        ("services/shift/domain/shift.hpp", "#include <pqxx/pqxx>"),
        ("services/shift/app/create_shift.cpp", '#include "rollcall/shift/v1/shift.pb.h"'),
        ("services/shift/app/create_shift.cpp", '#include "services/identity/app/login.hpp"'),
        ("services/shift/rpc/service.cpp", "#include <pqxx/pqxx>"),
        ("gateway/api/workforceos/check_in.cpp", '#include "rollcall/shift/v1/shift.grpc.pb.h"'),
        ("gateway/api/workforceos/check_in.cpp", '#include "gateway/api/hr_monitoring/users.hpp"'),
        ("gateway/middleware/tenant.cpp", "#include <boost/beast/http.hpp>"),
        ("nowhere/file.cpp", ""),
    ]
    return [f"the table lets {path} have {text}" for path, text in wrong if not list(problems_of(path, text))]


def main():
    problems = check_the_check()
    for path in sources():
        problems += problems_of(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
