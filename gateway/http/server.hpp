// The HTTP side of the process: loops, listener, and how they stop.
#pragma once

#include "gateway/http/application.hpp"
#include "gateway/http/limits.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace rollcall::http {

struct ServerSettings {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  // 0: any free one
    std::size_t threads = 2;
    MessageLimits message;
    Patience patience;
    ConnectionLimits connections;
    std::string tls_certificate_file;  // empty: plain HTTP
    std::string tls_key_file;
};

class Server {
  public:
    // Binds, and reads the certificate. Throws std::exception when either cannot be had.
    Server(const ServerSettings& settings, Application& application);
    ~Server();

    void start();
    // Stops accepting, lets what runs finish. False when something still ran after `patience`.
    bool stop(std::chrono::milliseconds patience);
    unsigned short port() const;
    std::size_t connections() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::http
