#include "tests/support/http_client.hpp"

#include "tests/support/exchanges.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <stdexcept>
#include <sys/socket.h>

namespace support {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

struct Client::Impl {
    explicit Impl(int port) : endpoint(asio::ip::address_v4::loopback(), static_cast<unsigned short>(port)) {}

    // Runs one asynchronous operation to its end: Beast's timeouts work on those only.
    template <class Start>
    void complete(const char* what, Start start) {
        beast::error_code outcome = asio::error::timed_out;
        start([&outcome](beast::error_code code, auto&&...) { outcome = code; });
        io.restart();
        io.run();
        if (!outcome) return;
        stream.reset();
        throw std::runtime_error(std::string(what) + ": " + outcome.message());
    }

    bool is_open() {
        if (!stream) return false;
        char byte = 0;
        const auto read = recv(stream->socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        return read < 0 && errno == EAGAIN;
    }

    void connect() {
        buffer.clear();
        stream.emplace(io);
        stream->expires_after(std::chrono::seconds(5));
        complete("connect", [this](auto done) { stream->async_connect(endpoint, std::move(done)); });
        stream->socket().set_option(tcp::no_delay(true));
    }

    tcp::endpoint endpoint;
    asio::io_context io;
    std::optional<beast::tcp_stream> stream;
    beast::flat_buffer buffer;
};

Client::Client(int port) : impl_(std::make_unique<Impl>(port)) {}

Client::~Client() = default;

Client::Client(Client&&) noexcept = default;

namespace {

http::request<http::string_body> to_beast(const Request& request, const tcp::endpoint& endpoint) {
    http::request<http::string_body> wire;
    wire.method_string(request.method);
    wire.target(request.target);
    wire.version(11);
    for (const auto& [name, value] : request.headers) wire.insert(name, value);
    if (!wire.count(http::field::host)) wire.set(http::field::host, "127.0.0.1:" + std::to_string(endpoint.port()));
    if (request.body) {
        wire.body() = *request.body;
        if (!wire.count(http::field::content_type)) wire.set(http::field::content_type, "application/json");
        wire.content_length(request.body->size());
    }
    return wire;
}

}  // namespace

Answer Client::send(const Request& request, int seconds) {
    auto& self = *impl_;
    if (!self.is_open()) self.connect();
    const auto wire = to_beast(request, self.endpoint);
    self.stream->expires_after(std::chrono::seconds(seconds));
    self.complete("send", [&](auto done) { http::async_write(*self.stream, wire, std::move(done)); });
    http::response_parser<http::string_body> parser;
    parser.body_limit(64 * 1024 * 1024);
    if (request.method == "HEAD") parser.skip(true);
    self.complete("receive", [&](auto done) { http::async_read(*self.stream, self.buffer, parser, std::move(done)); });
    auto response = parser.release();
    Answer answer;
    answer.status = static_cast<int>(response.result_int());
    for (const auto& field : response) answer.headers.emplace_back(field.name_string(), field.value());
    if (!response.keep_alive()) self.stream.reset();
    answer.text = std::move(response.body());
    keep_exchange(request, answer);
    return answer;
}

bool Answer::has_header(const std::string& name) const {
    return std::any_of(headers.begin(), headers.end(), [&](const auto& field) {
        return beast::iequals(field.first, name);
    });
}

std::string Answer::header(const std::string& name) const {
    for (const auto& [known, value] : headers)
        if (beast::iequals(known, name)) return value;
    return {};
}

const Json& Answer::json() const {
    if (parsed_) return *parsed_;
    boost::json::error_code failure;
    auto value = boost::json::parse(text, failure);
    if (failure) throw std::runtime_error("not JSON (status " + std::to_string(status) + "): " + text);
    parsed_ = std::make_shared<Json>(std::move(value));
    return *parsed_;
}

const Json& Answer::at(const std::string& pointer) const {
    static const Json nothing;
    boost::json::error_code failure;
    const auto* value = json().find_pointer(pointer, failure);
    return value ? *value : nothing;
}

std::string Answer::string_at(const std::string& pointer) const {
    const auto& value = at(pointer);
    return value.is_string() ? std::string(value.get_string()) : std::string();
}

std::int64_t Answer::number_at(const std::string& pointer) const {
    const auto& value = at(pointer);
    return value.is_number() ? value.to_number<std::int64_t>() : -1;
}

std::string exchange_raw(int port, const std::string& bytes, int quiet_milliseconds) {
    asio::io_context io;
    tcp::socket socket(io);
    socket.connect({asio::ip::address_v4::loopback(), static_cast<unsigned short>(port)});
    const timeval quiet{quiet_milliseconds / 1000, (quiet_milliseconds % 1000) * 1000};
    const int fd = socket.native_handle();
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &quiet, sizeof quiet);
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto part = ::send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (part <= 0) break;  // refused and closed before all was sent: read why
        sent += static_cast<std::size_t>(part);
    }
    std::string answer;
    char block[4096];
    for (ssize_t got = 0; (got = recv(fd, block, sizeof block, 0)) > 0;)
        answer.append(block, static_cast<std::size_t>(got));
    return answer;
}

}  // namespace support
