#include "gateway/http/server.hpp"

#include "gateway/http/listener.hpp"

#include <boost/asio/ssl/context.hpp>

#include <optional>
#include <thread>
#include <vector>

namespace rollcall::http {

namespace asio = boost::asio;

namespace {

std::optional<asio::ssl::context> tls_context(const ServerSettings& settings) {
    if (settings.tls_certificate_file.empty()) return std::nullopt;
    asio::ssl::context context(asio::ssl::context::tls_server);
    context.set_options(
        asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 |
        asio::ssl::context::no_compression
    );
    context.use_certificate_chain_file(settings.tls_certificate_file);
    context.use_private_key_file(settings.tls_key_file, asio::ssl::context::pem);
    return context;
}

std::vector<std::unique_ptr<Loop>> make_loops(std::size_t count) {
    std::vector<std::unique_ptr<Loop>> loops;
    for (std::size_t i = 0; i < count; ++i) loops.push_back(std::make_unique<Loop>());
    return loops;
}

}  // namespace

struct Server::Impl {
    Impl(const ServerSettings& settings, Application& application)
        : session{settings.message, settings.patience},
          census(settings.connections),
          tls(tls_context(settings)),
          loops(make_loops(settings.threads)),
          listener(
              {asio::ip::make_address(settings.address), settings.port},
              loops,
              census,
              application,
              session,
              tls ? &*tls : nullptr
          ) {}

    SessionSettings session;
    Census census;
    std::optional<asio::ssl::context> tls;
    std::vector<std::unique_ptr<Loop>> loops;
    Listener listener;
};

Server::Server(const ServerSettings& settings, Application& application)
    : impl_(std::make_unique<Impl>(settings, application)) {}

Server::~Server() {
    for (auto& loop : impl_->loops) loop->stop();
}

void Server::start() {
    impl_->listener.start();
    for (auto& loop : impl_->loops) loop->start();
}

bool Server::stop(std::chrono::milliseconds patience) {
    impl_->listener.close();
    for (auto& loop : impl_->loops) loop->drain();
    const auto deadline = Clock::now() + patience;
    while (connections() > 0 && Clock::now() < deadline) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const bool done = connections() == 0;
    for (auto& loop : impl_->loops) loop->stop();
    return done;
}

unsigned short Server::port() const {
    return impl_->listener.port();
}

std::size_t Server::connections() const {
    return impl_->census.total();
}

}  // namespace rollcall::http
