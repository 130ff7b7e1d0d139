#include "services/attendance/domain/policy.hpp"

namespace rollcall::attendance::domain {

const std::vector<NumberSetting>& number_settings() {
    static const std::vector<NumberSetting> settings = {
        {"graceMinutes", &Policy::grace_minutes, 0, 240},
        {"earlyCheckInMinutes", &Policy::early_check_in_minutes, 0, 720},
        {"lateCheckOutMinutes", &Policy::late_check_out_minutes, 0, 1440},
        {"selfReportedToleranceMinutes", &Policy::self_reported_tolerance_minutes, 0, 60},
        {"maxBackfillDays", &Policy::max_backfill_days, 0, 366},
        {"debounceSeconds", &Policy::debounce_seconds, 0, 900},
        {"standardDayMinutes", &Policy::standard_day_minutes, 60, 1440},
        {"fullDayToleranceMinutes", &Policy::full_day_tolerance_minutes, 0, 480},
        {"autoCloseAfterMinutes", &Policy::auto_close_after_minutes, 0, 1440},
        {"maxSessionHours", &Policy::max_session_hours, 1, 48},
        {"absenceAlertMinutes", &Policy::absence_alert_minutes, 0, 1440},
        {"absenceFinalMinutes", &Policy::absence_final_minutes, 0, 2880},
        {"reminderBeforeMinutes", &Policy::reminder_before_minutes, 0, 240},
        {"earlyLeaveToleranceMinutes", &Policy::early_leave_tolerance_minutes, 0, 240},
        {"overtimeThresholdMinutes", &Policy::overtime_threshold_minutes, 0, 720},
        {"minimumPresenceMinutes", &Policy::minimum_presence_minutes, 0, 1440},
    };
    return settings;
}

const std::vector<SwitchSetting>& switch_settings() {
    static const std::vector<SwitchSetting> settings = {
        {"countEarlyMinutes", &Policy::count_early_minutes},
        {"requireEarlyCheckoutReason", &Policy::require_early_checkout_reason},
        {"requireAfterShiftReason", &Policy::require_after_shift_reason},
        {"allowSelfRegistration", &Policy::allow_self_registration},
    };
    return settings;
}

const std::vector<ChoiceSetting>& choice_settings() {
    static const std::vector<ChoiceSetting> settings = {
        {"managerScope", &Policy::manager_scope, {"company", "team"}},
        {"geofenceMode", &Policy::geofence_mode, {"off", "flag", "refuse"}},
    };
    return settings;
}

std::vector<std::string> changed_settings(const Policy& before, const Policy& after) {
    std::vector<std::string> changed;
    for (const auto& setting : number_settings())
        if (before.*setting.member != after.*setting.member) changed.emplace_back(setting.name);
    for (const auto& setting : switch_settings())
        if (before.*setting.member != after.*setting.member) changed.emplace_back(setting.name);
    for (const auto& setting : choice_settings())
        if (before.*setting.member != after.*setting.member) changed.emplace_back(setting.name);
    if (before.paid_break_types != after.paid_break_types) changed.emplace_back(kPaidBreakTypes);
    return changed;
}

}  // namespace rollcall::attendance::domain
