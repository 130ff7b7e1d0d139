#include "tests/bench/load/report.hpp"

#include <boost/json.hpp>

#include <cstdio>

namespace bench {

namespace {

std::string number(double value, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

}  // namespace

std::string as_markdown(const std::vector<Row>& rows, const std::vector<Figure>& figures) {
    std::string text =
        "| scenario | requests/s | p50 ms | p99 ms | gateway CPU us | all CPU us | limit | limit/s | ratio | target | "
        "failed |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const auto& row : rows) {
        const auto& m = row.measured;
        text += "| " + row.scenario + " | " + number(m.per_second(), 0) + " | " + number(m.p50_ms, 2) + " | " +
                number(m.p99_ms, 2) + " | " + number(row.gateway_cpu_us, 0) + " | " + number(row.total_cpu_us, 0) +
                " | " + row.limit_name + " | " + (row.limit_per_second > 0 ? number(row.limit_per_second, 0) : "") +
                " | " + (row.limit_per_second > 0 ? number(row.ratio(), 2) : "") + " | " +
                (row.target ? number(*row.target, 2) : "") + " | " + std::to_string(m.answered - m.succeeded) + " |\n";
    }
    text += "\n| figure | value | target |\n|---|---|---|\n";
    for (const auto& figure : figures)
        text +=
            "| " + figure.name + " | " + number(figure.value, 1) + " " + figure.unit + " | " + figure.target + " |\n";
    for (const auto& row : rows)
        if (!row.measured.first_failure.empty())
            text += "\n" + row.scenario + ": first failure: " + row.measured.first_failure + "\n";
    return text;
}

std::string as_json(const std::vector<Row>& rows, const std::vector<Figure>& figures) {
    boost::json::array scenarios;
    for (const auto& row : rows)
        scenarios.push_back({
            {"scenario", row.scenario},
            {"requestsPerSecond", row.measured.per_second()},
            {"answered", row.measured.answered},
            {"failed", row.measured.answered - row.measured.succeeded},
            {"p50Ms", row.measured.p50_ms},
            {"p99Ms", row.measured.p99_ms},
            {"gatewayCpuMicros", row.gateway_cpu_us},
            {"totalCpuMicros", row.total_cpu_us},
            {"limit", row.limit_name},
            {"limitPerSecond", row.limit_per_second},
            {"ratio", row.ratio()},
        });
    boost::json::array others;
    for (const auto& figure : figures)
        others.push_back(
            {{"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}, {"target", figure.target}}
        );
    return boost::json::serialize(boost::json::object{{"scenarios", scenarios}, {"figures", others}}) + "\n";
}

}  // namespace bench
