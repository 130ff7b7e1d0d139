#include "common/metrics/metrics.hpp"

#include <catch2/catch.hpp>

namespace metrics = rollcall::metrics;

namespace {

bool shows(const std::string& line) {
    return metrics::exposition().find(line) != std::string::npos;
}

}  // namespace

TEST_CASE("a figure is shown under its name and labels") {
    auto requests = metrics::counter("rollcall_test_requests_total", "Requests.", {{"surface", "workforceos"}});
    requests.add();
    requests.add(2);
    CHECK(shows("# HELP rollcall_test_requests_total Requests."));
    CHECK(shows("# TYPE rollcall_test_requests_total counter"));
    CHECK(shows("rollcall_test_requests_total{surface=\"workforceos\"} 3"));
}

TEST_CASE("the same name and labels are the same figure, other labels another") {
    metrics::gauge("rollcall_test_lag_seconds", "Lag.", {{"stream", "shift"}}).set(4);
    metrics::gauge("rollcall_test_lag_seconds", "Lag.", {{"stream", "shift"}}).add(1);
    metrics::gauge("rollcall_test_lag_seconds", "Lag.", {{"stream", "identity"}}).set(7);
    CHECK(shows("rollcall_test_lag_seconds{stream=\"shift\"} 5"));
    CHECK(shows("rollcall_test_lag_seconds{stream=\"identity\"} 7"));
}

TEST_CASE("a histogram counts in seconds") {
    auto duration = metrics::histogram("rollcall_test_duration_seconds", "Time.");
    duration.observe(0.0004);
    duration.observe(0.2);
    CHECK(shows("rollcall_test_duration_seconds_count 2"));
    CHECK(shows("rollcall_test_duration_seconds_bucket{le=\"0.25\"} 2"));
}

TEST_CASE("a figure that was never fetched does nothing") {
    metrics::Counter().add();
    metrics::Gauge().set(1);
    metrics::Histogram().observe(1);
}
