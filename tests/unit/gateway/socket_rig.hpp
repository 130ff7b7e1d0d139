// A server on a real socket with a made-up application behind it.
#pragma once

#include "gateway/http/server.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <memory>
#include <string>

namespace sockets {

using boost::asio::ip::tcp;

template <class Application>
struct ServerRig {
    explicit ServerRig(rollcall::http::ServerSettings wanted = {}) : settings(std::move(wanted)) {
        settings.port = 0;
        server = std::make_unique<rollcall::http::Server>(settings, application);
        server->start();
    }

    tcp::socket connect() {
        tcp::socket socket(context);
        socket.connect({boost::asio::ip::make_address("127.0.0.1"), server->port()});
        return socket;
    }

    rollcall::http::ServerSettings settings;
    Application application;
    std::unique_ptr<rollcall::http::Server> server;
    boost::asio::io_context context;
};

inline void send(tcp::socket& socket, const std::string& bytes) {
    boost::asio::write(socket, boost::asio::buffer(bytes));
}

// Until the other end closes; `why` says how.
inline std::string read_all(tcp::socket& socket, boost::system::error_code& why) {
    std::string text;
    boost::asio::read(socket, boost::asio::dynamic_buffer(text), why);
    return text;
}

inline std::string read_all(tcp::socket& socket) {
    boost::system::error_code ignored;
    return read_all(socket, ignored);
}

inline std::string get(const std::string& path, const std::string& fields = "") {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

inline int count(const std::string& text, const std::string& what) {
    int found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

inline constexpr char kClose[] = "Connection: close\r\n";

}  // namespace sockets
