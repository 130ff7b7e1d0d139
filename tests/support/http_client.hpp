// A small synchronous HTTP client that hides nothing: what was sent is what is on the wire.
#pragma once

#include <boost/json.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace support {

using Json = boost::json::value;
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method = "GET";
    std::string target = "/";
    Headers headers;
    std::optional<std::string> body;  // with a Content-Length
};

struct Answer {
    int status = 0;
    Headers headers;
    std::string text;

    // "" when absent; names in any case.
    std::string header(const std::string& name) const;
    bool has_header(const std::string& name) const;
    // The parsed body. Throws unless it is JSON.
    const Json& json() const;
    // The value at a JSON pointer ("/attendanceRecord/id"), as long as this answer or a copy lives; null when there is
    // none.
    const Json& at(const std::string& pointer) const;
    // As at(), for a string; "" when it is none.
    std::string string_at(const std::string& pointer) const;
    std::int64_t number_at(const std::string& pointer) const;

  private:
    mutable std::shared_ptr<Json> parsed_;
};

// One connection, kept alive while the server allows. Not for several threads at once.
class Client {
  public:
    explicit Client(int port);
    ~Client();
    Client(Client&&) noexcept;

    // Throws std::runtime_error when the connection fails or the answer takes longer than
    // `seconds`.
    Answer send(const Request& request, int seconds = 15);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Sends bytes as they are and reads until the peer closes or is silent for `quiet_milliseconds`.
std::string exchange_raw(int port, const std::string& bytes, int quiet_milliseconds = 300);

}  // namespace support
