// One JSON object a line on standard output. Values are escaped; nothing here knows what is personal, so callers never
// pass tokens, passwords, names or mail addresses. Over the queue's limit lines are dropped, never the request.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace rollcall::log {

enum class Level { debug, info, warning, error };

struct Field {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double, bool> value;

    Field(std::string_view n, std::string_view v) : name(n), value(v) {}

    Field(std::string_view n, const std::string& v) : name(n), value(std::string_view(v)) {}

    Field(std::string_view n, const char* v) : name(n), value(std::string_view(v)) {}

    Field(std::string_view n, int v) : name(n), value(std::int64_t{v}) {}

    Field(std::string_view n, std::int64_t v) : name(n), value(v) {}

    Field(std::string_view n, double v) : name(n), value(v) {}

    Field(std::string_view n, bool v) : name(n), value(v) {}
};

// Once, first thing in main. `level`: debug, info, warning, error.
void start(std::string_view service, std::string_view level);
// Writes what is queued; last thing in main.
void flush();

void write(Level level, std::string_view message, std::initializer_list<Field> fields = {});

inline void debug(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::debug, message, fields);
}

inline void info(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::info, message, fields);
}

inline void warning(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::warning, message, fields);
}

inline void error(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::error, message, fields);
}

}  // namespace rollcall::log
