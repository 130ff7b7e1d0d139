// The one door for requests. Bytes go in; out comes a request that is exactly what it says, or a refusal. Beast's
// parser lets through what proxies and servers disagree about (unknown transfer codings, trailers, repeated fields,
// folded lines); every such thing ends here. No I/O: the session feeds it, and its test feeds it the corpus.
#pragma once

#include "gateway/http/limits.hpp"
#include "gateway/http/refusal.hpp"
#include "gateway/http/request.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace rollcall::http {

class RequestGate {
  public:
    explicit RequestGate(const MessageLimits& limits);
    ~RequestGate();
    RequestGate(const RequestGate&) = delete;
    RequestGate& operator=(const RequestGate&) = delete;

    enum class Progress { need_more, header_complete, complete, refused };

    // Takes what it can from the front of `bytes`; `consumed` says how much. Call again with the rest and what came
    // after. Reports header_complete exactly once when a body follows, so that 100 Continue can be sent in time.
    Progress put(std::string_view bytes, std::size_t& consumed);

    // After complete. Resets the gate for the next request on the connection.
    HttpRequest take();
    // After refused; the connection must be closed, for where the next request begins is unknown.
    const Refusal& refusal() const;
    // What is known of a request so far; its method and path tell in which surface's words to refuse it.
    const HttpRequest& request() const;
    bool wants_continue() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::http
