#include "tests/bench/load/download.hpp"

#include <boost/asio.hpp>

#include <chrono>
#include <vector>

namespace bench {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kMegabyte = 1 << 20;

double milliseconds_since(Clock::time_point began) {
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

}  // namespace

Download download(int port, const std::string& request, const std::function<void()>& meanwhile) {
    asio::io_context loop;
    tcp::socket socket(loop);
    socket.connect({asio::ip::address_v4::loopback(), static_cast<unsigned short>(port)});
    const auto began = Clock::now();
    asio::write(socket, asio::buffer(request));
    std::string head;
    asio::read_until(socket, asio::dynamic_buffer(head), "\r\n\r\n");
    Download done{.status = std::stoi(head.substr(9, 3)), .first_byte_ms = milliseconds_since(began)};
    done.bytes = head.size();
    std::vector<char> piece(64 * 1024);
    std::string end = head;
    for (std::size_t next = kMegabyte; !end.ends_with("\r\n0\r\n\r\n");) {
        boost::system::error_code failure;
        const auto count = socket.read_some(asio::buffer(piece), failure);
        if (failure) break;
        done.bytes += count;
        end.append(piece.data(), count);
        if (end.size() > 16) end.erase(0, end.size() - 16);
        if (done.bytes < next) continue;
        meanwhile();
        next += kMegabyte;
    }
    done.seconds = milliseconds_since(began) / 1000;
    return done;
}

}  // namespace bench
