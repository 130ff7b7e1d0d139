#include "tests/support/exchanges.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <regex>
#include <unistd.h>

namespace support {

namespace {

constexpr int kOfEachKind = 20;

std::string path_of(const Request& request) {
    return request.target.substr(0, request.target.find('?'));
}

// Requests that differ in ids alone are of one kind.
std::string kind_of(const Request& request, const Answer& answer) {
    static const std::regex id("[0-9a-fA-F-]{36}");
    return request.method + " " + std::regex_replace(path_of(request), id, ":id") + " " + std::to_string(answer.status);
}

// Files are described by their type alone, and may be no text.
std::string body_of(const Answer& answer) {
    return answer.header("Content-Type").starts_with("application/json") ? answer.text : "";
}

class Record {
  public:
    explicit Record(const std::string& folder) {
        std::filesystem::create_directories(folder);
        file_.open(folder + "/" + std::to_string(getpid()) + ".jsonl", std::ios::app);
    }

    void keep(const Request& request, const Answer& answer) {
        const std::lock_guard lock(mutex_);
        if (++seen_[kind_of(request, answer)] > kOfEachKind) return;
        file_ << boost::json::serialize(boost::json::object{
                     {"method", request.method},
                     {"path", path_of(request)},
                     {"status", answer.status},
                     {"type", answer.header("Content-Type")},
                     {"body", body_of(answer)},
                 })
              << std::endl;
    }

  private:
    std::mutex mutex_;
    std::map<std::string, int> seen_;
    std::ofstream file_;
};

}  // namespace

void keep_exchange(const Request& request, const Answer& answer) {
    static const char* const folder = std::getenv("ROLLCALL_EXCHANGES");
    if (!folder) return;
    static Record record(folder);
    record.keep(request, answer);
}

}  // namespace support
