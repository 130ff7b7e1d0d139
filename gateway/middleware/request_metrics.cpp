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
        const std::string name(surface->name());
        auto& figures = figures_[surface];
        for (std::size_t i = 0; i < figures.durations.size(); ++i)
            figures.durations[i] = metrics::histogram(
                "rollcall_http_request_duration_seconds",
                "Time from the whole request to its answer",
                {{"surface", name}, {"status", kNames[i]}}
            );
        const auto broken = [&name](const char* by) {
            return metrics::counter(
                "rollcall_http_answers_broken_off_total",
                "Answers in pieces that ended before their end",
                {{"surface", name}, {"by", by}}
            );
        };
        figures.failed = broken("failure");
        figures.left = broken("client");
    }
}

void RequestMetrics::answered(const http::Surface& surface, int status, http::Exchange::Clock::duration time) {
    const auto found = figures_.find(&surface);
    if (found == figures_.end()) return;
    const auto index = static_cast<std::size_t>(std::clamp(status / 100 - 2, 0, kClasses - 1));
    found->second.durations[index].observe(std::chrono::duration<double>(time).count());
}

void RequestMetrics::broke_off(const http::Surface& surface, BrokeOff why) {
    const auto found = figures_.find(&surface);
    if (found == figures_.end()) return;
    (why == BrokeOff::failure ? found->second.failed : found->second.left).add();
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
