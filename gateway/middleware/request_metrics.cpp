#include "gateway/middleware/request_metrics.hpp"

#include "common/log/log.hpp"
#include "gateway/http/route.hpp"
#include "gateway/middleware/trace.hpp"

#include <algorithm>

namespace rollcall::middleware {

RequestMetrics::RequestMetrics(const std::vector<const http::Surface*>& surfaces)
    : in_flight_(metrics::gauge("rollcall_http_requests_in_flight", "Requests that are being answered")) {
    static constexpr const char* kNames[kClasses] = {"2xx", "3xx", "4xx", "5xx"};
    for (const auto* surface : surfaces) {
        auto& classes = durations_[surface];
        for (std::size_t i = 0; i < classes.size(); ++i)
            classes[i] = metrics::histogram(
                "rollcall_http_request_duration_seconds",
                "Time from the whole request to its answer",
                {{"surface", std::string(surface->name())}, {"status", kNames[i]}}
            );
    }
}

void RequestMetrics::answered(const http::Surface& surface, int status, http::Exchange::Clock::duration time) {
    const auto found = durations_.find(&surface);
    if (found == durations_.end()) return;
    const auto index = static_cast<std::size_t>(std::clamp(status / 100 - 2, 0, kClasses - 1));
    found->second[index].observe(std::chrono::duration<double>(time).count());
}

void log_access(const http::Exchange& exchange, int status) {
    const auto milliseconds =
        std::chrono::duration<double, std::milli>(http::Exchange::Clock::now() - exchange.began).count();
    const std::string_view company = exchange.principal ? exchange.principal->codename : exchange.codename;
    const std::string_view route = exchange.route ? std::string_view(exchange.route->pattern) : "unmatched";
    log::info(
        "request",
        {{"request_id", exchange.request_id},
         {"trace_id", trace_id_of(exchange.traceparent)},
         {"company", company},
         {"method", http::name_of(exchange.request.method)},
         {"route", route},
         {"status", status},
         {"duration_ms", milliseconds}}
    );
}

}  // namespace rollcall::middleware
