#include "common/log/log.hpp"

#include "common/log/batch_sink.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <memory>

namespace rollcall::log {

namespace {

std::shared_ptr<spdlog::logger> logger;
std::string service_name;

void append_escaped(std::string& line, std::string_view text) {
    static constexpr char kDigits[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            line += "\\u00";
            line += kDigits[byte >> 4];
            line += kDigits[byte & 15];
        } else {
            line += c;
        }
    }
}

template <class Number>
void append_number(std::string& line, Number number) {
    std::array<char, 32> digits{};
    const auto [end, failure] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    line.append(digits.data(), failure == std::errc{} ? end : digits.data());
}

void append_value(std::string& line, const Field& field) {
    if (const auto* text = std::get_if<std::string_view>(&field.value)) {
        line += '"';
        append_escaped(line, *text);
        line += '"';
    } else if (const auto* whole = std::get_if<std::int64_t>(&field.value)) {
        append_number(line, *whole);
    } else if (const auto* real = std::get_if<double>(&field.value)) {
        append_number(line, *real);
    } else {
        line += std::get<bool>(field.value) ? "true" : "false";
    }
}

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

}  // namespace

void start(std::string_view service, std::string_view level) {
    service_name = service;
    logger = std::make_shared<spdlog::logger>("rollcall", std::make_shared<BatchSink>(stdout));
    logger->set_level(level == "warning" ? spdlog::level::warn : spdlog::level::from_str(std::string(level)));
    logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::err);
    spdlog::register_logger(logger);
}

void flush() {
    logger.reset();
    spdlog::shutdown();
}

void write(Level level, std::string_view message, std::initializer_list<Field> fields) {
    if (!logger || !logger->should_log(spdlog_level(level))) return;
    std::string line = "\"service\":\"";
    append_escaped(line, service_name);
    line += "\",\"message\":\"";
    append_escaped(line, message);
    line += '"';
    for (const auto& field : fields) {
        line += ",\"";
        append_escaped(line, field.name);
        line += "\":";
        append_value(line, field);
    }
    logger->log(spdlog_level(level), "{}", line);
}

}  // namespace rollcall::log
