// A request as everything behind the gate sees it: decoded once, owned, and without any HTTP library's types.
#pragma once

#include <array>
#include <bitset>
#include <string>
#include <string_view>

namespace rollcall::http {

enum class Method { get, head, post, put, patch, del, options, other };

std::string_view name_of(Method method);

// The fields that mean something to us. All others are dropped at the gate, so nothing behind it can be steered by
// them.
enum class Header {
    host,
    authorization,
    api_key,           // x-api-key
    company_codename,  // mbx-company-codename
    content_type,
    idempotency_key,
    if_match,
    origin,
    request_id,  // x-request-id
    traceparent,
    forwarded_for,     // x-forwarded-for; repeated ones are joined with ','
    requested_method,  // access-control-request-method
    expect,
};
inline constexpr std::size_t kHeaderCount = static_cast<std::size_t>(Header::expect) + 1;

class HttpRequest {
  public:
    Method method = Method::other;
    std::string target;  // as sent, origin-form
    std::string path;    // percent-decoded
    std::string query;   // still encoded, without '?'; known to decode
    std::string body;
    std::string peer;  // address of the socket's other end
    bool keep_alive = true;
    bool http11 = true;

    bool has(Header header) const { return present_.test(index(header)); }

    // "" when absent; has() tells an empty field from none.
    std::string_view header(Header header) const { return values_[index(header)]; }

    void set(Header header, std::string_view value) {
        present_.set(index(header));
        values_[index(header)].assign(value);
    }

    void join(Header header, std::string_view value) {
        auto& joined = values_[index(header)];
        if (has(header)) joined += ',';
        joined += value;
        present_.set(index(header));
    }

  private:
    static constexpr std::size_t index(Header header) { return static_cast<std::size_t>(header); }

    std::array<std::string, kHeaderCount> values_;
    std::bitset<kHeaderCount> present_;
};

}  // namespace rollcall::http
