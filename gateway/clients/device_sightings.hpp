// How terminals are doing, as this gateway sees it: kept in memory, so that ten thousand that ask every ten seconds
// whether there is anything to do cost nobody a row, and told to identity by company every few minutes.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <rollcall/identity/v1/devices.pb.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rollcall::clients {

class DeviceSightings {
  public:
    using Clock = std::chrono::steady_clock;

    explicit DeviceSightings(Clock::duration report_every = std::chrono::minutes(5)) : report_every_(report_every) {}

    struct Untold {
        std::string authorization;  // of the company's device that called last
        identity::v1::SightingReport report;
    };

    // `seen` names the device; what it does not say stays as it was, what it counts is added. `authorization`, where
    // given, may tell it later.
    void note(const std::string& company, const identity::v1::Sighting& seen, std::string_view authorization = {});

    // What is to be told of that company's devices now, or nothing: it is not time yet. Whoever takes it tells it, and
    // notes it again when that fails.
    std::optional<identity::v1::SightingReport> take_report(const std::string& company, Clock::time_point now);

    // All that was not told yet, by company, whether it is time or not.
    std::vector<Untold> take_all();

    // What identity knows, with what it was not told yet.
    void complete(const std::string& company, identity::v1::Device& device) const;

  private:
    struct Company {
        Clock::time_point reported_at;
        std::string authorization;
        std::unordered_map<std::string, identity::v1::Sighting> untold;
    };

    static identity::v1::SightingReport report_of(Company& company);

    const Clock::duration report_every_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Company> companies_;
};

}  // namespace rollcall::clients
