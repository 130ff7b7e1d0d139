// Prometheus figures of one process, without the library's headers. Names start with rollcall_, units are base units.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace rollcall::metrics {

using Labels = std::initializer_list<std::pair<std::string, std::string>>;

class Counter {
  public:
    void add(double amount = 1);
    void* impl = nullptr;
};

class Gauge {
  public:
    void set(double value);
    void add(double amount);
    void* impl = nullptr;
};

class Histogram {
  public:
    void observe(double seconds);
    void* impl = nullptr;
};

// Same name and labels: the same figure. Cheap to keep, not to look up: fetch once, keep the handle.
Counter counter(const std::string& name, const std::string& help, Labels labels = {});
Gauge gauge(const std::string& name, const std::string& help, Labels labels = {});
Histogram histogram(const std::string& name, const std::string& help, Labels labels = {});

// The text a scrape gets (exposition format 0.0.4).
std::string exposition();

// GET /livez, /readyz, /metrics on `address` ("127.0.0.1:9103"), until destroyed. `ready` answers "" when ready, else
// why not. Throws std::runtime_error when the address cannot be bound.
class AdminServer {
  public:
    AdminServer(const std::string& address, std::function<std::string()> ready);
    ~AdminServer();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::metrics
