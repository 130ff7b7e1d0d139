#include "services/attendance/store/policy_json.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <mutex>

namespace rollcall::attendance::store {

namespace json = boost::json;
using domain::Policy;

namespace {

class Reader {
  public:
    Reader(const json::object& object, Policy& policy) : object_(object), policy_(policy) {}

    std::vector<FieldError> read() {
        for (const auto& setting : domain::number_settings()) read_number(setting);
        for (const auto& setting : domain::switch_settings()) read_switch(setting);
        for (const auto& setting : domain::choice_settings()) read_choice(setting);
        read_paid_break_types();
        return std::move(errors_);
    }

  private:
    const json::value* find(std::string_view name) const { return object_.if_contains(name); }

    void complain(std::string_view name, std::string message, Fault fault = Fault::not_valid) {
        errors_.push_back({std::string(name), fault, std::move(message)});
    }

    void read_number(const domain::NumberSetting& setting) {
        const auto* value = find(setting.name);
        if (value == nullptr) return;
        const auto number = value->is_int64() ? value->get_int64() : -1;
        if (!value->is_int64() || number < setting.least || number > setting.most)
            return complain(
                setting.name,
                "expected a whole number from " + std::to_string(setting.least) + " to " + std::to_string(setting.most)
            );
        policy_.*setting.member = static_cast<int>(number);
    }

    void read_switch(const domain::SwitchSetting& setting) {
        const auto* value = find(setting.name);
        if (value == nullptr) return;
        if (!value->is_bool()) return complain(setting.name, "expected true or false");
        policy_.*setting.member = value->get_bool();
    }

    void read_choice(const domain::ChoiceSetting& setting) {
        const auto* value = find(setting.name);
        if (value == nullptr) return;
        const std::string text(value->is_string() ? std::string_view(value->get_string()) : std::string_view());
        if (std::find(setting.choices.begin(), setting.choices.end(), text) != setting.choices.end()) {
            policy_.*setting.member = text;
            return;
        }
        std::string choices;
        for (const auto& choice : setting.choices) choices += (choices.empty() ? "" : ", ") + choice;
        errors_.push_back({std::string(setting.name), Fault::not_an_enum, "expected one of " + choices});
    }

    void read_paid_break_types() {
        const auto* value = find(domain::kPaidBreakTypes);
        if (value == nullptr) return;
        if (!value->is_array() || value->get_array().size() > 20)
            return complain(domain::kPaidBreakTypes, "expected a list of break types");
        std::vector<std::string> types;
        bool is_known = true;
        for (const auto& type : value->get_array()) {
            if (!type.is_string()) return complain(domain::kPaidBreakTypes, "expected a list of break types");
            const std::string_view name = type.get_string();
            types.emplace_back(name);
            is_known = is_known && std::count(std::begin(domain::kBreakTypes), std::end(domain::kBreakTypes), name) > 0;
        }
        if (!is_known) complain(domain::kPaidBreakTypes, "expected some of dinner, prayer, other", Fault::not_an_enum);
        policy_.paid_break_types = std::move(types);
    }

    const json::object& object_;
    Policy& policy_;
    std::vector<FieldError> errors_;
};

}  // namespace

std::string policy_to_json(const Policy& policy) {
    json::object object;
    for (const auto& setting : domain::number_settings()) object[setting.name] = policy.*setting.member;
    for (const auto& setting : domain::switch_settings()) object[setting.name] = policy.*setting.member;
    for (const auto& setting : domain::choice_settings()) object[setting.name] = policy.*setting.member;
    object[domain::kPaidBreakTypes] = json::value_from(policy.paid_break_types);
    return json::serialize(object);
}

Result<Policy> policy_from_json(std::string_view text, const Policy& base) {
    boost::system::error_code failure;
    const auto value = json::parse(text, failure);
    if (failure || !value.is_object()) return fail(invalid_field("body", Fault::not_valid, "expected a JSON object"));
    Policy policy = base;
    auto errors = Reader(value.get_object(), policy).read();
    if (!errors.empty()) return fail(invalid_fields(std::move(errors)));
    return policy;
}

namespace {

// What was taken once holds, though it would not be taken today.
Policy stored_policy(std::string_view text) {
    Policy policy;
    boost::system::error_code failure;
    const auto value = json::parse(text, failure);
    if (!failure && value.is_object()) Reader(value.get_object(), policy).read();
    return policy;
}

// Versions never change, so what was parsed once holds.
class Versions {
  public:
    std::optional<Policy> find(const CompanyId& company, int version) {
        const std::lock_guard lock(mutex_);
        const auto found = known_.find({company, version});
        return found == known_.end() ? std::nullopt : std::optional(found->second);
    }

    void keep(const CompanyId& company, const Policy& policy) {
        const std::lock_guard lock(mutex_);
        if (known_.size() >= kMost) known_.clear();
        known_.emplace(std::pair{company, policy.version}, policy);
    }

  private:
    static constexpr std::size_t kMost = 20000;
    std::mutex mutex_;
    std::map<std::pair<CompanyId, int>, Policy> known_;
};

Versions& versions() {
    static Versions all;
    return all;
}

}  // namespace

std::optional<Policy> known_policy(const CompanyId& company, int version) {
    return versions().find(company, version);
}

Policy cached_policy(const CompanyId& company, int version, const std::string& text) {
    if (auto known = known_policy(company, version)) return std::move(*known);
    auto policy = stored_policy(text);
    policy.version = version;
    versions().keep(company, policy);
    return policy;
}

}  // namespace rollcall::attendance::store
