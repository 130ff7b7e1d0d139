// How the surfaces see the services: functions that take a message and give a message, or an Error.
#pragma once

#include "common/core/result.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace rollcall::clients {

// What goes along with a request. The views must outlive the call.
struct CallContext {
    std::string_view authorization;  // only of a verified caller, as it came
    std::string_view request_id;
    std::string_view traceparent;
    std::string_view client_address;
    std::string_view route;            // "POST /attendancemanagement-api/v1/check-in"
    std::string target;                // "user:<uuid>": what the last id in the path is of; "": there is none
    std::string_view idempotency_key;  // "": none
    std::string_view fingerprint;
};

template <class Message>
struct Answered {
    Message message;
    bool replayed = false;  // a stored answer, given again
    std::string event;      // the last one that a write published: "<type>:<id>"; "": none
};

template <class Message>
using Pending = boost::asio::awaitable<Result<Answered<Message>>>;

// One RPC. Errors: what the service says; unavailable when it cannot be reached or does not answer in time.
template <class Request, class Message>
using Rpc = std::function<Pending<Message>(const CallContext&, Request)>;

}  // namespace rollcall::clients
