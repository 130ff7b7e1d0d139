#include "gateway/api/timeclock/errors.hpp"

#include "gateway/http/status.hpp"
#include "gateway/json/writer.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

namespace rollcall::timeclock {

namespace {

// Refusals that this surface words, or numbers, in a way of its own.
struct Wording {
    std::string_view reason;
    int status;             // 0: as its code says
    std::string_view text;  // "": as the service says
};

constexpr Wording kWordings[] = {
    {"invalidCredentials", 0, "No active account found with the given credentials"},
    {"companyCodenameIsRequired", 400, ""},
    {"openRecordExists", 0, "Already clocked in; clock out first."},
    {"noOpenRecord", 409, "Not clocked in, so there is nothing to clock out of."},
};

// What services call fields that have another name here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFields{{
    {"checkOutTime", "timeOut"},
    {"checkInTime", "timeIn"},
    {"dateFrom", "date_from"},
    {"dateTo", "date_to"},
    {"fullName", "fullname"},
}};

const Wording* wording_of(const Error& error) {
    const auto found = std::find_if(std::begin(kWordings), std::end(kWordings), [&](const Wording& one) {
        return one.reason == error.reason;
    });
    return found == std::end(kWordings) ? nullptr : found;
}

std::string_view field_of(const FieldError& fault) {
    const auto* found =
        std::find_if(kFields.begin(), kFields.end(), [&](const auto& pair) { return pair.first == fault.field; });
    return found == kFields.end() ? std::string_view(fault.field) : found->second;
}

std::string detail_of(const Error& error) {
    if (error.code == Code::internal) return "A server error occurred.";
    const auto* wording = wording_of(error);
    if (wording != nullptr && !wording->text.empty()) return std::string(wording->text);
    return error.message.empty() ? error.reason : error.message;
}

// {"field": ["what is wrong", ...], ...}
void write_faults(json::Writer& writer, const std::vector<FieldError>& faults) {
    for (auto fault = faults.begin(); fault != faults.end(); ++fault) {
        const auto field = field_of(*fault);
        const auto is_same = [&](const FieldError& other) { return field_of(other) == field; };
        if (std::any_of(faults.begin(), fault, is_same)) continue;
        writer.key(field);
        writer.open_array();
        for (auto same = fault; same != faults.end(); ++same)
            if (is_same(*same))
                writer.value(same->fault == Fault::required ? "This field is required." : same->message.c_str());
        writer.close_array();
    }
}

}  // namespace

int TimeclockSurface::status_of(const Error& error) const {
    const auto* wording = wording_of(error);
    return wording != nullptr && wording->status != 0 ? wording->status : http::usual_status(error.code);
}

http::HttpResponse TimeclockSurface::refuse(const http::Exchange&, int status, const Error& error) const {
    http::HttpResponse response{.status = status};
    json::Writer writer(response.body);
    writer.open_object();
    if (error.fields.empty())
        writer.member("detail", detail_of(error));
    else
        write_faults(writer, error.fields);
    writer.close_object();
    return response;
}

}  // namespace rollcall::timeclock
