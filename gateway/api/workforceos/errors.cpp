#include "gateway/api/workforceos/errors.hpp"

#include "gateway/http/status.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::workforceos {

namespace {

std::string_view suffix_of(Fault fault) {
    switch (fault) {
        case Fault::required: return "isRequired";
        case Fault::not_an_id: return "isNotAValidID";
        case Fault::not_a_date: return "isNotAValidDate";
        case Fault::not_an_enum: return "isNotAValidEnum";
        case Fault::not_valid: return "isNotValid";
    }
    return "isNotValid";
}

// What a bug says of itself is for the log; the person gets the id under which it can be found there.
std::string detail_of(const http::Exchange& exchange, const Error& error) {
    if (error.code == Code::internal)
        return "Something went wrong on our side. Tell us the request id " + exchange.request_id + ".";
    return error.message.empty() ? error.reason : error.message;
}

}  // namespace

int status_of(Code code) {
    return http::usual_status(code);
}

std::string message_key(const Error& error) {
    if (error.code == Code::internal) return "errMsg_internalServerError";
    if (!error.fields.empty() && error.reason == "fieldsNotValid")
        return "errMsg_" + error.fields.front().field + std::string(suffix_of(error.fields.front().fault));
    return "errMsg_" + error.reason;
}

http::HttpResponse WorkforceosSurface::refuse(const http::Exchange& exchange, int status, const Error& error) const {
    http::HttpResponse response{.status = status};
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("result", "ERR");
    writer.member("status", status);
    writer.member("message", message_key(error));
    writer.member("errCode", status);
    writer.instant_member("date", to_unix_micros(now()));
    writer.member("detail", detail_of(exchange, error));
    writer.close_object();
    return response;
}

}  // namespace rollcall::workforceos
