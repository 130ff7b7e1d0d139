#include "gateway/api/external/attended_json.hpp"

namespace rollcall::external {

namespace {

using attendance::v1::Attended;
using attendance::v1::CheckIn;

template <class Objects>
auto by_id(const Objects& objects) {
    std::map<std::string, decltype(&objects[0]), std::less<>> found;
    for (const auto& object : objects) found.emplace(object.id(), &object);
    return found;
}

template <class Map>
auto find(const Map& map, const std::string& id) {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : found->second;
}

void write_coordinates(json::Writer& writer, const common::v1::Location& place) {
    writer.member("lat", place.lat());
    writer.member("lng", place.lng());
}

// What is not known is left out.
void write_metadata(json::Writer& writer, const Attended& attended) {
    writer.key("metadata");
    writer.open_object();
    if (attended.has_location()) {
        writer.key("location");
        writer.open_object();
        write_coordinates(writer, attended.location());
        writer.close_object();
    }
    if (attended.has_late_minutes()) writer.member("latenessMins", attended.late_minutes());
    writer.close_object();
}

void write_site(json::Writer& writer, const shift::v1::Site* site) {
    writer.key("site");
    if (site == nullptr) return writer.null();
    writer.open_object();
    writer.member("name", site->name());
    writer.optional_member("clientName", site->has_client_name(), site->client_name());
    writer.optional_member("address", site->has_address(), site->address());
    writer.optional_member("latitude", site->has_latitude(), site->latitude());
    writer.optional_member("longitude", site->has_longitude(), site->longitude());
    writer.close_object();
}

void write_shift_type(json::Writer& writer, const shift::v1::Shift* shift) {
    writer.key("shiftType");
    if (shift == nullptr || !shift->has_name()) return writer.null();
    writer.open_object();
    writer.member("name", shift->name());
    writer.close_object();
}

void write_shift(json::Writer& writer, const Attended& attended, const ShiftBook& book) {
    const auto* shift = book.shift(attended.shift_id());
    writer.key("shift");
    writer.open_object();
    // The shift's local date, written as midnight of UTC.
    writer.member("date", attended.shift_date() + "T00:00:00.000Z");
    writer.instant_member("startsAt", attended.shift_starts_at_us());
    writer.instant_member("endsAt", attended.shift_ends_at_us());
    writer.optional_member("status", shift != nullptr, shift == nullptr ? std::string() : shift->status());
    writer.member("missedCount", attended.missed_check_ins());
    write_site(writer, shift == nullptr ? nullptr : book.site_of(*shift));
    write_shift_type(writer, shift);
    writer.close_object();
}

void write_check_in(json::Writer& writer, const CheckIn& check_in, const std::string& code) {
    writer.open_object();
    writer.member("id", check_in.id());
    writer.member("employeeId", code);
    writer.instant_member("at", check_in.at_us());
    writer.member("source", check_in.source());
    writer.member("status", check_in.is_late() ? "late" : "on_time");
    writer.key("metadata");
    writer.open_object();
    if (check_in.has_location()) write_coordinates(writer, check_in.location());
    if (check_in.is_late()) writer.member("latenessMins", check_in.late_minutes());
    writer.close_object();
    writer.instant_member("createdAt", check_in.created_at_us());
    writer.close_object();
}

}  // namespace

ShiftBook::ShiftBook(const shift::v1::ShiftDescriptions& described)
    : shifts_(by_id(described.shifts())), sites_(by_id(described.sites())) {}

const shift::v1::Shift* ShiftBook::shift(const std::string& id) const {
    return find(shifts_, id);
}

const shift::v1::Site* ShiftBook::site_of(const shift::v1::Shift& shift) const {
    return shift.has_site_id() ? find(sites_, shift.site_id()) : nullptr;
}

void write_attended(json::Writer& writer, const Attended& attended, const std::string& code, const ShiftBook& book) {
    writer.open_object();
    writer.key("attendance");
    writer.open_object();
    writer.member("id", attended.id());
    writer.member("employeeId", code);
    writer.instant_member("recordedAt", attended.recorded_at_us());
    writer.member("status", attended.status());
    write_metadata(writer, attended);
    write_shift(writer, attended, book);
    writer.close_object();
    writer.key("checkins");
    writer.open_array();
    for (const auto& check_in : attended.check_ins()) write_check_in(writer, check_in, code);
    writer.close_array();
    writer.close_object();
}

}  // namespace rollcall::external
