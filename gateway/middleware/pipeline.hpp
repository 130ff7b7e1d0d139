// The way of a request, as one visible list of checks. Read handle() and admit() to know what happens, and in which
// order.
#pragma once

#include "gateway/http/application.hpp"
#include "gateway/http/router.hpp"
#include "gateway/middleware/authentication.hpp"
#include "gateway/middleware/caller_limits.hpp"
#include "gateway/middleware/cors.hpp"
#include "gateway/middleware/request_metrics.hpp"

#include <atomic>

namespace rollcall::middleware {

struct PipelineSettings {
    std::vector<std::string> cors_origins;
    int trusted_proxies = 0;
    int in_flight = 1024;  // more are refused at once
    bool tls = false;      // clients reach us over TLS, here or at a proxy
};

// Has a denial audited that no service gets to see; what becomes of it does not change the answer.
using ReportDenial = std::function<boost::asio::awaitable<void>(const http::Exchange&, const Error&)>;

// Holds a write's answer back until what was written can be read everywhere.
using AwaitReaders = std::function<boost::asio::awaitable<void>(const http::Exchange&)>;

class Pipeline final : public http::Application {
  public:
    // What it is given by reference must outlive it.
    Pipeline(
        const PipelineSettings& settings,
        CallerLimits& limits,
        const http::Router& router,
        Proofs proofs,
        ReportDenial report_denial = nullptr,
        AwaitReaders await_readers = nullptr
    );

    boost::asio::awaitable<http::HttpResponse> handle(http::HttpRequest request) override;
    http::HttpResponse refuse(const http::HttpRequest& partial, const http::Refusal& why) override;

  private:
    template <class T>
    using OrRefusal = tl::expected<T, http::Refusal>;

    http::Exchange begin(http::HttpRequest request) const;
    // All checks, in the order that clients are promised: who it is, then whether this may be asked.
    boost::asio::awaitable<OrRefusal<http::Action>> admit(http::Exchange& exchange, const http::Surface& surface);
    boost::asio::awaitable<OrRefusal<void>> identify(http::Exchange& exchange, const http::Surface& surface);
    OrRefusal<http::Action> read(http::Exchange& exchange, const http::Surface& surface) const;
    // Checks, calls, and makes a 500 of whatever is thrown.
    boost::asio::awaitable<http::HttpResponse> perform(http::Exchange& exchange, const http::Surface& surface);
    http::HttpResponse refused(
        const http::Exchange& exchange, const http::Surface& surface, int status, const Error& error
    ) const;
    void add_headers(const http::Exchange& exchange, http::HttpResponse& response) const;
    void account(const http::Exchange& exchange, const http::Surface& surface, const http::HttpResponse& response);

    const PipelineSettings settings_;
    CallerLimits& limits_;
    const http::Router& router_;
    const Proofs proofs_;
    const ReportDenial report_denial_;
    const AwaitReaders await_readers_;
    const Cors cors_;
    RequestMetrics metrics_;
    std::atomic<int> in_flight_{0};
};

}  // namespace rollcall::middleware
