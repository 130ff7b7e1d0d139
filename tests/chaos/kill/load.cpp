#include "tests/chaos/kill/load.hpp"

#include <future>
#include <thread>

namespace chaos {

namespace {

constexpr std::size_t kClients = 8;
constexpr auto kPace = std::chrono::milliseconds(25);
constexpr auto kPatience = std::chrono::seconds(30);

// A key that runs elsewhere, a service that is away: the same request under the same key will be answered.
bool is_worth_another_try(const support::Answer& answer) {
    return answer.status == 503 || answer.status == 504 || answer.status == 429 ||
           (answer.status == 409 && answer.text.find("errMsg_idempotencyKeyInUse") != std::string::npos);
}

}  // namespace

std::string Load::insist(
    const support::Person& person, const char* verb, const boost::json::object& body, Outcome& outcome
) {
    const support::Headers key{{"Idempotency-Key", shift_.id + verb}};
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    std::string last;
    while (std::chrono::steady_clock::now() < deadline) {
        try {
            const auto answer = company_.post(person, std::string(support::kAttendance) + "/" + verb, body, key);
            if (answer.status == 200 || answer.status == 201) {
                ++acknowledged_;
                return answer.string_at("/attendanceRecord/id");
            }
            last = std::to_string(answer.status) + " " + answer.text;
            if (!is_worth_another_try(answer)) break;
        } catch (const std::exception& failure) {
            last = failure.what();
        }
        ++outcome.retries;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    outcome.surprises.push_back(std::string(verb) + ": " + last);
    return {};
}

Outcome Load::work(std::size_t first, std::size_t step) {
    Outcome outcome;
    for (std::size_t i = first; i < people_.size(); i += step) {
        const auto& person = people_[i];
        const auto record = insist(person, "check-in", {{"shiftId", shift_.id}}, outcome);
        std::this_thread::sleep_for(kPace);
        if (record.empty()) continue;
        outcome.records[person.id] = record;
        insist(person, "check-out", {{"attendanceRecordId", record}}, outcome);
        std::this_thread::sleep_for(kPace);
    }
    return outcome;
}

Outcome Load::run() {
    std::vector<std::future<Outcome>> clients;
    for (std::size_t client = 0; client < kClients; ++client)
        clients.push_back(std::async(std::launch::async, [this, client] { return work(client, kClients); }));
    Outcome all;
    for (auto& client : clients) {
        auto part = client.get();
        all.records.merge(part.records);
        all.surprises.insert(all.surprises.end(), part.surprises.begin(), part.surprises.end());
        all.retries += part.retries;
    }
    return all;
}

}  // namespace chaos
