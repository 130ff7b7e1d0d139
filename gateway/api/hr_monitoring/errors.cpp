#include "gateway/api/hr_monitoring/errors.hpp"

#include "gateway/http/status.hpp"
#include "gateway/json/writer.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace rollcall::hr_monitoring {

namespace {

constexpr std::array<std::string_view, 9> kSecrets{
    "password",
    "current_password",
    "new_password",
    "confirm_password",
    "token",
    "access_token",
    "refresh_token",
    "secret",
    "authorization"};

// Refusals that this surface words, or numbers, in a way of its own.
struct Wording {
    std::string_view reason;
    int status;             // 0: as its code says
    std::string_view text;  // "": as the service says
};

constexpr Wording kWordings[] = {
    {"openRecordExists", 0, "An active attendance session already exists for today."},
    {"attendanceRecordNotFound", 0, "Session not found"},
    {"noOpenRecordForBreak", 400, ""},
    {"breakAlreadyOpen", 400, ""},
    {"noCorrection", 400, ""},
    {"departmentHeadNotEligible", 400, ""},
    {"departmentHeadRoleNotEligible", 400, ""},
    {"resetTokenIsNotValid", 400, ""},
    {"invitationTokenIsNotValid", 400, ""},
    {"currentPasswordIsNotValid", 400, ""},
};

const Wording* wording_of(const Error& error) {
    const auto found = std::find_if(std::begin(kWordings), std::end(kWordings), [&](const Wording& one) {
        return one.reason == error.reason;
    });
    return found == std::end(kWordings) ? nullptr : found;
}

bool is_validation(int status, const Error& error) {
    return status == 422 && error.code == Code::invalid_argument;
}

std::string_view code_name(int status, const Error& error) {
    switch (status) {
        case 401: return "AUTH_ERROR";
        case 403: return "PERMISSION_ERROR";
        case 404: return "NOT_FOUND";
        case 409: return "CONFLICT";
        case 422: return is_validation(status, error) ? "VALIDATION_ERROR" : "API_ERROR";
        case 429: return "RATE_LIMIT_ERROR";
        case 500: return "INTERNAL_ERROR";
        case 503: return "UNAVAILABLE";
        default: return "API_ERROR";
    }
}

std::string message_of(int status, const Error& error) {
    if (is_validation(status, error)) return "Request validation failed.";
    if (status == 500) return "An unexpected internal server error occurred.";
    const auto* wording = wording_of(error);
    if (wording != nullptr && !wording->text.empty()) return std::string(wording->text);
    return error.message.empty() ? error.reason : error.message;
}

// What is wrong with a request as a whole.
std::string_view whole_request(const Error& error) {
    if (error.reason == "bodyIsNotValidJson") return "JSON decode error";
    if (error.reason == "bodyIsNotAnObject") return "Input should be a valid object";
    return error.message;
}

void write_detail(json::Writer& writer, std::string_view field, std::string_view message) {
    writer.open_object();
    writer.member("field", field);
    writer.member("message", message);
    writer.close_object();
}

void write_details(json::Writer& writer, const Error& error) {
    for (const auto& fault : error.fields) {
        const auto field = snake_case(fault.field);
        const auto last = field.substr(field.rfind('.') + 1);
        const bool secret = std::find(kSecrets.begin(), kSecrets.end(), last) != kSecrets.end();
        if (fault.fault == Fault::required) {
            write_detail(writer, field, "Field required");
        } else {
            write_detail(writer, field, secret ? "Invalid value." : fault.message);
        }
    }
    if (error.fields.empty()) write_detail(writer, "request", whole_request(error));
}

}  // namespace

int status_of(Code code) {
    return code == Code::invalid_argument ? 422 : http::usual_status(code);
}

int HrMonitoringSurface::status_of(const Error& error) const {
    const auto* wording = wording_of(error);
    return wording != nullptr && wording->status != 0 ? wording->status : hr_monitoring::status_of(error.code);
}

std::string snake_case(std::string_view camel_case) {
    std::string snake;
    for (const char c : camel_case) {
        if (c >= 'A' && c <= 'Z') {
            snake += '_';
            snake += static_cast<char>(c - 'A' + 'a');
        } else {
            snake += c;
        }
    }
    return snake;
}

http::HttpResponse HrMonitoringSurface::refuse(const http::Exchange&, int status, const Error& error) const {
    const auto message = message_of(status, error);
    http::HttpResponse response{.status = status};
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("error");
    writer.open_object();
    writer.member("code", code_name(status, error));
    writer.member("message", message);
    writer.key("details");
    writer.open_array();
    if (is_validation(status, error)) write_details(writer, error);
    writer.close_array();
    writer.close_object();
    writer.member("detail", message);
    writer.close_object();
    return response;
}

}  // namespace rollcall::hr_monitoring
