#include "services/notification/courier/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace rollcall::notification::courier {

namespace {

constexpr long kConnectSeconds = 10;
constexpr long kTotalSeconds = 30;

using Outcome = app::Handover::Outcome;

struct EndCurl {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }

    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t read_rest(char* buffer, std::size_t size, std::size_t count, void* rest) {
    auto& bytes = *static_cast<std::string_view*>(rest);
    const auto length = std::min(bytes.size(), size * count);
    std::memcpy(buffer, bytes.data(), length);
    bytes.remove_prefix(length);
    return length;
}

void set_server(CURL* curl, const SmtpSettings& settings) {
    curl_easy_setopt(curl, CURLOPT_URL, settings.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kTotalSeconds);
    const long tls = settings.tls == Tls::required ? CURLUSESSL_ALL
                     : settings.tls == Tls::off    ? CURLUSESSL_NONE
                                                   : CURLUSESSL_TRY;
    curl_easy_setopt(curl, CURLOPT_USE_SSL, tls);
    if (!settings.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings.ca_file.c_str());
    if (settings.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

// 5yz from the server is about this mail, unless it was about our login.
app::Handover handover_of(CURLcode code, long response) {
    if (code == CURLE_OK) return {};
    const auto failure = std::string(curl_easy_strerror(code)) +
                         (response > 0 ? " (the server said " + std::to_string(response) + ")" : "");
    const bool about_mail = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY;
    const bool for_good = about_mail && response >= 550 && response < 560;
    return {for_good ? Outcome::refused_for_good : Outcome::try_again, failure};
}

app::Handover send(const SmtpSettings& settings, const domain::Message& message) {
    const std::unique_ptr<CURL, EndCurl> curl(curl_easy_init());
    const auto from = "<" + message.from + ">";
    const auto to = "<" + message.to + ">";
    const std::unique_ptr<curl_slist, EndCurl> recipients(curl_slist_append(nullptr, to.c_str()));
    if (!curl || !recipients) return {Outcome::try_again, "out of memory"};
    set_server(curl.get(), settings);
    std::string_view rest = message.bytes;
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_rest);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &rest);
    const auto code = curl_easy_perform(curl.get());
    long response = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &response);
    return handover_of(code, response);
}

}  // namespace

app::Courier smtp(SmtpSettings settings) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return [settings = std::move(settings)](const domain::Message& message) -> app::Handover {
        if (ready != CURLE_OK) return {Outcome::try_again, curl_easy_strerror(ready)};
        return send(settings, message);
    };
}

}  // namespace rollcall::notification::courier
