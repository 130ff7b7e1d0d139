#include "services/identity/main/demo_refusal.hpp"

#include "services/identity/app/operate.hpp"

#include <thread>

namespace rollcall::identity {

std::string demo_refusal(const Settings& settings) {
    if (settings.service.environment != "production") return {};
    pg::Database database({.url = settings.service.database_url, .schema = "identity", .connections = 1}, {});
    for (int second = 0; second < 60; ++second) {
        const auto companies = app::list_companies(database);
        if (!companies) {
            std::this_thread::sleep_for(std::chrono::seconds(1));
            continue;
        }
        for (const auto& company : *companies)
            if (company.demo)
                return "company '" + company.codename +
                       "' holds demo data, whose passwords are known; production does not start with it";
        return {};
    }
    return "the database cannot be asked whether it holds demo data";
}

}  // namespace rollcall::identity
