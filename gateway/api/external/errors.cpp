#include "gateway/api/external/errors.hpp"

#include "gateway/json/writer.hpp"

#include <string>

namespace rollcall::external {

namespace {

std::string words_of(const FieldError& fault) {
    switch (fault.fault) {
        case Fault::required: return fault.field + " is required";
        case Fault::not_a_date: return "Invalid " + fault.field + " format. Use ISO 8601 format.";
        case Fault::not_an_id:
        case Fault::not_an_enum:
        case Fault::not_valid: break;
    }
    return fault.field + ": " + fault.message;
}

}  // namespace

std::string message_of(int status, const Error& error) {
    if (status == 500) return "Internal Server Error";
    if (error.reason == "loginRequired") return "Send an API key in the header X-API-Key.";
    std::string words;
    for (const auto& fault : error.fields) words += (words.empty() ? "" : "; ") + words_of(fault);
    if (!words.empty()) return words;
    return error.message.empty() ? error.reason : error.message;
}

http::HttpResponse ExternalSurface::refuse(const http::Exchange&, int status, const Error& error) const {
    http::HttpResponse response{.status = status};
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("error", message_of(status, error));
    writer.close_object();
    return response;
}

}  // namespace rollcall::external
