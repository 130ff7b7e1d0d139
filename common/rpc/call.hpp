// Who calls an RPC and what came along in its metadata.
#pragma once

#include "common/core/principal.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace rollcall::rpc {

// Metadata names on the wire.
inline constexpr char kAuthorization[] = "authorization";
inline constexpr char kRequestId[] = "x-request-id";
inline constexpr char kTraceparent[] = "traceparent";
inline constexpr char kIdempotencyKey[] = "idempotency-key";
inline constexpr char kRoute[] = "x-request-route";              // "POST /attendancemanagement-api/v1/check-in"
inline constexpr char kTarget[] = "x-request-target";            // "user:<uuid>", the last id in the path
inline constexpr char kFingerprint[] = "x-request-fingerprint";  // SHA-256 over method, path and body, hex
inline constexpr char kClientAddress[] = "x-client-address";
inline constexpr char kInternalKey[] = "x-rollcall-internal";  // siblings and operators
// Answer metadata: present when the answer is a stored one.
inline constexpr char kReplayed[] = "x-idempotency-replayed";
// Answer metadata of a write: "<type>:<id>" of the last event that it published.
inline constexpr char kEvent[] = "x-last-event";

struct Call {
    std::optional<Principal> principal;  // a person or a machine, verified here
    bool internal = false;               // a sibling service or an operator, by the internal key
    std::string route;                   // as the caller's surface names it; the scope of an idempotency key
    std::string target_kind;             // "user": what the route is about; empty: no object
    std::string target_id;
    std::string request_id;
    std::string traceparent;
    std::string client_address;
    std::string idempotency_key;  // empty: none
    std::string fingerprint;
    std::chrono::system_clock::time_point deadline;
};

}  // namespace rollcall::rpc
