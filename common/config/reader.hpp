// Settings come from ROLLCALL_* environment variables, or from a file of NAME=value lines under them. A process asks
// for each setting by name, type and default; every problem is collected, so that an operator sees all of them at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::config {

using Variables = std::map<std::string, std::string, std::less<>>;

// One row of the table that --help prints and docs/operations.md shows.
struct Setting {
    std::string name;
    std::string fallback;  // "" and required, or the default as text
    bool required = false;
    std::string meaning;
};

class Reader {
  public:
    explicit Reader(Variables variables) : variables_(std::move(variables)) {}

    std::string text(std::string_view name, std::string_view fallback, std::string_view meaning);
    std::string required(std::string_view name, std::string_view meaning);
    // As required(), also from the file named by <name>_FILE.
    std::string secret(std::string_view name, std::string_view meaning);
    std::string optional_secret(std::string_view name, std::string_view meaning);
    std::int64_t integer(
        std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most, std::string_view meaning
    );
    bool flag(std::string_view name, bool fallback, std::string_view meaning);
    std::string one_of(
        std::string_view name,
        std::string_view fallback,
        const std::vector<std::string>& allowed,
        std::string_view meaning
    );
    // Comma-separated; blanks around an element are dropped.
    std::vector<std::string> list(std::string_view name, std::string_view fallback, std::string_view meaning);
    std::chrono::milliseconds milliseconds(std::string_view name, std::int64_t fallback, std::string_view meaning);

    // For a check across settings.
    void complain(std::string problem) { problems_.push_back(std::move(problem)); }

    const std::vector<std::string>& problems() const { return problems_; }

    const std::vector<Setting>& settings() const { return settings_; }

  private:
    const std::string* find(std::string_view name) const;
    void note(std::string_view name, std::string_view fallback, bool required, std::string_view meaning);
    std::string read_secret(std::string_view name, bool required);

    Variables variables_;
    std::vector<std::string> problems_;
    std::vector<Setting> settings_;
};

// The process environment over the file named by --config, when given. Complains into `problems`.
Variables load_variables(const std::string& config_file, std::vector<std::string>& problems);

}  // namespace rollcall::config
