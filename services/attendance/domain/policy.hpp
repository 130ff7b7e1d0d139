// A company's attendance policy (rule 16): numbers and switches by the names clients see. Versions never change once
// written, so a record that keeps its version can be computed again.
#pragma once

#include "common/core/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::attendance::domain {

struct Policy {
    int version = 0;  // 0: the defaults, before anybody changed anything
    int grace_minutes = 15;
    int early_check_in_minutes = 120;
    int late_check_out_minutes = 240;
    int self_reported_tolerance_minutes = 1;
    int max_backfill_days = 31;
    int debounce_seconds = 60;
    int standard_day_minutes = 480;
    int full_day_tolerance_minutes = 30;
    int auto_close_after_minutes = 240;
    int max_session_hours = 16;
    int absence_alert_minutes = 45;
    int absence_final_minutes = 0;
    int reminder_before_minutes = 15;
    int early_leave_tolerance_minutes = 0;
    int overtime_threshold_minutes = 0;
    int minimum_presence_minutes = 60;
    bool count_early_minutes = false;
    bool require_early_checkout_reason = false;
    bool require_after_shift_reason = false;
    bool allow_self_registration = false;
    std::string manager_scope = "company";  // company, team
    std::string geofence_mode = "flag";     // off, flag, refuse
    std::vector<std::string> paid_break_types = {"prayer"};

    bool operator==(const Policy&) const = default;
};

// The settings as tables, so that reading, writing and checking them is one loop each.
struct NumberSetting {
    std::string_view name;
    int Policy::*member;
    int least;
    int most;
};

struct SwitchSetting {
    std::string_view name;
    bool Policy::*member;
};

struct ChoiceSetting {
    std::string_view name;
    std::string Policy::*member;
    std::vector<std::string> choices;
};

const std::vector<NumberSetting>& number_settings();
const std::vector<SwitchSetting>& switch_settings();
const std::vector<ChoiceSetting>& choice_settings();
inline constexpr std::string_view kBreakTypes[] = {"dinner", "prayer", "other"};
inline constexpr std::string_view kPaidBreakTypes = "paidBreakTypes";

// Names of the settings in which two policies differ, in the order of the tables.
std::vector<std::string> changed_settings(const Policy& before, const Policy& after);

}  // namespace rollcall::attendance::domain
