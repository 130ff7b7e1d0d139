#include "common/metrics/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace rollcall::metrics {

namespace {

prometheus::Registry& registry() {
    static prometheus::Registry instance;
    return instance;
}

prometheus::Labels map_of(Labels labels) {
    return {labels.begin(), labels.end()};
}

// Seconds: from half a millisecond, what a read costs, to the longest deadline.
const prometheus::Histogram::BucketBoundaries kBuckets{
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0};

}  // namespace

void Counter::add(double amount) {
    if (impl) static_cast<prometheus::Counter*>(impl)->Increment(amount);
}

void Gauge::set(double value) {
    if (impl) static_cast<prometheus::Gauge*>(impl)->Set(value);
}

void Gauge::add(double amount) {
    if (impl) static_cast<prometheus::Gauge*>(impl)->Increment(amount);
}

void Histogram::observe(double seconds) {
    if (impl) static_cast<prometheus::Histogram*>(impl)->Observe(seconds);
}

Counter counter(const std::string& name, const std::string& help, Labels labels) {
    auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(registry());
    return {&family.Add(map_of(labels))};
}

Gauge gauge(const std::string& name, const std::string& help, Labels labels) {
    auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(registry());
    return {&family.Add(map_of(labels))};
}

Histogram histogram(const std::string& name, const std::string& help, Labels labels) {
    auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(registry());
    return {&family.Add(map_of(labels), kBuckets)};
}

std::string exposition() {
    return prometheus::TextSerializer().Serialize(registry().Collect());
}

}  // namespace rollcall::metrics
