#include "gateway/clients/device_sightings.hpp"

#include <algorithm>

namespace rollcall::clients {

namespace {

using identity::v1::Sighting;

// Later moments, newer words, more lines.
void add(Sighting& known, const Sighting& seen) {
    if (seen.has_last_seen_at_us())
        known.set_last_seen_at_us(std::max(known.last_seen_at_us(), seen.last_seen_at_us()));
    if (seen.has_last_upload_at_us())
        known.set_last_upload_at_us(std::max(known.last_upload_at_us(), seen.last_upload_at_us()));
    if (seen.has_last_punch_at_us())
        known.set_last_punch_at_us(std::max(known.last_punch_at_us(), seen.last_punch_at_us()));
    if (seen.has_clock_skew_seconds()) known.set_clock_skew_seconds(seen.clock_skew_seconds());
    if (seen.has_backlog_seconds()) known.set_backlog_seconds(seen.backlog_seconds());
    known.set_received_lines(known.received_lines() + seen.received_lines());
    known.set_unreadable_lines(known.unreadable_lines() + seen.unreadable_lines());
    if (seen.has_last_unreadable_line()) known.set_last_unreadable_line(seen.last_unreadable_line());
    if (seen.has_stamp()) known.set_stamp(seen.stamp());
}

}  // namespace

void DeviceSightings::note(const std::string& company, const Sighting& seen, std::string_view authorization) {
    const std::lock_guard lock(mutex_);
    auto [kept, is_new] = companies_.try_emplace(company);
    if (is_new) kept->second.reported_at = Clock::now();
    if (!authorization.empty()) kept->second.authorization = authorization;
    auto& known = kept->second.untold[seen.device_id()];
    known.set_device_id(seen.device_id());
    add(known, seen);
}

std::optional<identity::v1::SightingReport> DeviceSightings::take_report(
    const std::string& company, Clock::time_point now
) {
    const std::lock_guard lock(mutex_);
    const auto kept = companies_.find(company);
    if (kept == companies_.end() || now < kept->second.reported_at + report_every_) return std::nullopt;
    kept->second.reported_at = now;
    return report_of(kept->second);
}

std::vector<DeviceSightings::Untold> DeviceSightings::take_all() {
    const std::lock_guard lock(mutex_);
    std::vector<Untold> all;
    for (auto& [id, company] : companies_)
        if (!company.untold.empty()) all.push_back({company.authorization, report_of(company)});
    return all;
}

identity::v1::SightingReport DeviceSightings::report_of(Company& company) {
    identity::v1::SightingReport report;
    for (auto& [device, seen] : company.untold) *report.add_sightings() = std::move(seen);
    company.untold.clear();
    return report;
}

void DeviceSightings::complete(const std::string& company, identity::v1::Device& device) const {
    const std::lock_guard lock(mutex_);
    const auto kept = companies_.find(company);
    if (kept == companies_.end()) return;
    const auto untold = kept->second.untold.find(device.id());
    if (untold != kept->second.untold.end()) add(*device.mutable_sighting(), untold->second);
}

}  // namespace rollcall::clients
