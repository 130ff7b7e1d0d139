// How far from UTC each terminal was told that its clock is: it learns that with its first call only, and clocks
// change.
#pragma once

#include "common/core/instant.hpp"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rollcall::push {

// Minutes that clocks in the zone are ahead of UTC at that instant. Precondition: a known zone.
Minutes distance_from_utc(std::string_view zone, Instant at);

class ToldClocks {
  public:
    // The device is told now, by its options.
    void tell(const std::string& device, Minutes distance);
    // True once when the device was told another distance: it is to fetch its options again. One that this process has
    // not seen yet is taken to know.
    bool is_outdated(const std::string& device, Minutes distance);

  private:
    std::mutex mutex_;
    std::unordered_map<std::string, Minutes> told_;
};

}  // namespace rollcall::push
