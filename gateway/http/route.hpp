// Routes are data: what is called, who may, and the function that answers.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/http/response.hpp"
#include "gateway/http/surface.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::http {

using Answer = boost::asio::awaitable<Result<HttpResponse>>;

// What is left to do once the request has been read without fault. Called once; outlives the answer it starts.
using Action = std::function<Answer(Exchange&)>;

// Reads path, query and body. Every fault of the request is found here, before the caller's role is looked at.
using Handler = std::function<Result<Action>(const Exchange&)>;

// Says that a route needs no credential. There is no default: a route without a word about access does not compile.
struct Anyone {};

struct Access {
    Access(Anyone) {}  // NOLINT: reads as data

    Access(Permission needed) : permission(needed) {}  // NOLINT

    // `words`: what whoever lacks the permission is told, where a surface has its own.
    Access(Permission needed, std::string_view words) : permission(needed), refusal(words) {}

    std::optional<Permission> permission;
    std::string_view refusal = "Your role does not allow this.";  // static text
};

enum class Idempotency { ignored, accepted };  // of the Idempotency-Key
enum class CheckOrder { request_first, role_first };
enum class Media { json, json_or_form, multipart, any };  // of the body

struct Route {
    Method method;
    std::string pattern;  // "/shiftmanagement-api/v1/shifts/:shiftId"
    Access access;
    Idempotency idempotency;
    Handler handler;
    CheckOrder order = CheckOrder::request_first;
    Media media = Media::json;
    std::string label = {};  // "POST /shiftmanagement-api/v1/shifts"; written by the router
};

}  // namespace rollcall::http
