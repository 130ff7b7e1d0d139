#include "tests/support/child.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <fstream>
#include <netinet/in.h>
#include <pwd.h>
#include <random>
#include <signal.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace support {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "rollcall-test-";

void sweep() {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path(), ignored)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with(kPrefix)) continue;
        const auto owner = std::atoi(name.c_str() + kPrefix.size());
        if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), ignored);
    }
}

struct Scratch {
    fs::path path = fs::temp_directory_path() / (std::string(kPrefix) + std::to_string(getpid()));

    Scratch() {
        sweep();
        fs::create_directories(path);
        fs::permissions(path, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
    }

    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

bool is_free(int port) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool bound = bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    return bound;
}

}  // namespace

const fs::path& scratch() {
    static const Scratch instance;
    return instance.path;
}

fs::path unprivileged_directory(const std::string& name) {
    const auto path = scratch() / name;
    fs::create_directories(path);
    if (geteuid() != 0) return path;
    const auto* user = getpwnam("postgres");
    if (!user || chown(path.c_str(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("cannot give " + path.string() + " to user postgres");
    return path;
}

int free_port() {
    static std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<int> ports(15000, 31999);
    for (int attempt = 0; attempt < 1000; ++attempt)
        if (const int port = ports(random); is_free(port)) return port;
    throw std::runtime_error("no free port");
}

std::string tail_of(const fs::path& log, std::size_t bytes) {
    std::ifstream file(log, std::ios::binary | std::ios::ate);
    if (!file) return {};
    const auto size = static_cast<std::size_t>(file.tellg());
    const auto start = size > bytes ? size - bytes : 0;
    file.seekg(static_cast<std::streamoff>(start));
    std::string text(size - start, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

}  // namespace support
