#include "common/config/reader.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace rollcall::config {

namespace {

constexpr std::string_view kPrefix = "ROLLCALL_";

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    const auto last = text.find_last_not_of(" \t\r\n");
    return std::string(text.substr(first, last - first + 1));
}

}  // namespace

const std::string* Reader::find(std::string_view name) const {
    const auto found = variables_.find(name);
    return found == variables_.end() || found->second.empty() ? nullptr : &found->second;
}

void Reader::note(std::string_view name, std::string_view fallback, bool required, std::string_view meaning) {
    settings_.push_back({std::string(name), std::string(fallback), required, std::string(meaning)});
}

std::string Reader::text(std::string_view name, std::string_view fallback, std::string_view meaning) {
    note(name, fallback, false, meaning);
    const auto* value = find(name);
    return value ? *value : std::string(fallback);
}

std::string Reader::required(std::string_view name, std::string_view meaning) {
    note(name, "", true, meaning);
    const auto* value = find(name);
    if (!value) {
        complain(std::string(name) + " is not set: " + std::string(meaning));
        return {};
    }
    return *value;
}

std::string Reader::read_secret(std::string_view name, bool required) {
    if (const auto* value = find(name)) return *value;
    const auto file_name = std::string(name) + "_FILE";
    if (const auto* path = find(file_name)) {
        std::ifstream file(*path);
        std::stringstream content;
        if (file && content << file.rdbuf()) return trimmed(content.str());
        complain(file_name + " names a file that cannot be read");
        return {};
    }
    if (required) complain(std::string(name) + " or " + file_name + " is not set");
    return {};
}

std::string Reader::secret(std::string_view name, std::string_view meaning) {
    note(name, "", true, meaning);
    return read_secret(name, true);
}

std::string Reader::optional_secret(std::string_view name, std::string_view meaning) {
    note(name, "", false, meaning);
    return read_secret(name, false);
}

std::int64_t Reader::integer(
    std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most, std::string_view meaning
) {
    note(name, std::to_string(fallback), false, meaning);
    const auto* value = find(name);
    if (!value) return fallback;
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(value->data(), value->data() + value->size(), number);
    if (failure != std::errc{} || end != value->data() + value->size() || number < least || number > most) {
        complain(
            std::string(name) + " must be a whole number from " + std::to_string(least) + " to " + std::to_string(most)
        );
        return fallback;
    }
    return number;
}

bool Reader::flag(std::string_view name, bool fallback, std::string_view meaning) {
    return one_of(name, fallback ? "true" : "false", {"true", "false"}, meaning) == "true";
}

std::string Reader::one_of(
    std::string_view name, std::string_view fallback, const std::vector<std::string>& allowed, std::string_view meaning
) {
    note(name, fallback, false, meaning);
    const auto* value = find(name);
    if (!value) return std::string(fallback);
    if (std::find(allowed.begin(), allowed.end(), *value) != allowed.end()) return *value;
    std::string choices;
    for (const auto& choice : allowed) choices += (choices.empty() ? "" : ", ") + choice;
    complain(std::string(name) + " must be one of: " + choices);
    return std::string(fallback);
}

std::vector<std::string> Reader::list(std::string_view name, std::string_view fallback, std::string_view meaning) {
    std::vector<std::string> elements;
    std::stringstream all(text(name, fallback, meaning));
    for (std::string element; std::getline(all, element, ',');) {
        auto clean = trimmed(element);
        if (!clean.empty()) elements.push_back(std::move(clean));
    }
    return elements;
}

std::chrono::milliseconds Reader::milliseconds(std::string_view name, std::int64_t fallback, std::string_view meaning) {
    return std::chrono::milliseconds(integer(name, fallback, 1, 24LL * 3600 * 1000, meaning));
}

Variables load_variables(const std::string& config_file, std::vector<std::string>& problems) {
    Variables variables;
    if (!config_file.empty()) {
        std::ifstream file(config_file);
        if (!file) problems.push_back("--config names a file that cannot be read: " + config_file);
        for (std::string line; std::getline(file, line);) {
            line = trimmed(line);
            if (line.empty() || line.front() == '#') continue;
            const auto equals = line.find('=');
            if (equals == std::string::npos) {
                problems.push_back("not a NAME=value line in " + config_file);
                continue;
            }
            variables[trimmed(line.substr(0, equals))] = trimmed(line.substr(equals + 1));
        }
    }
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view assignment(*entry);
        const auto equals = assignment.find('=');
        if (!assignment.starts_with(kPrefix) || equals == std::string_view::npos) continue;
        variables[std::string(assignment.substr(0, equals))] = std::string(assignment.substr(equals + 1));
    }
    return variables;
}

}  // namespace rollcall::config
