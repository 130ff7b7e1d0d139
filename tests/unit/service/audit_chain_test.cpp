#include "common/service/audit_chain.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <vector>

using namespace rollcall;
using service::AuditLink;
using service::AuditRow;
using service::ChainCheck;

namespace {

struct Sealed {
    AuditRow row;
    AuditLink link;
};

const CompanyId kCompany = CompanyId::make();

std::vector<Sealed> chain_of(int length) {
    std::vector<Sealed> chain;
    AuditLink last;
    for (int i = 0; i < length; ++i) {
        const AuditRow row{
            .company = kCompany,
            .id = Id<struct EntryTag>::make().str(),
            .at = from_unix_micros(1'700'000'000'000'000 + i * 1'000'000),
            .actor_id = UserId::make().str(),
            .action = "user.update",
            .entity = "user",
            .entity_id = "x",
            .before = R"({"a":1})",
            .after = R"({"a":2})",
        };
        last = service::seal(last, row);
        chain.push_back({row, last});
    }
    return chain;
}

// "" when the chain holds.
std::string verdict(const std::vector<Sealed>& chain, const AuditLink& head) {
    ChainCheck check;
    for (const auto& [row, link] : chain)
        if (const auto problem = check.follow(row, link)) return *problem;
    return check.end_at(head).value_or("");
}

}  // namespace

TEST_CASE("an untouched chain holds, also an empty one") {
    const auto chain = chain_of(5);
    CHECK(verdict(chain, chain.back().link) == "");
    CHECK(verdict({}, {}) == "");
}

TEST_CASE("a change of any field of any entry is found") {
    using Change = std::function<void(AuditRow&)>;
    const std::vector<Change> changes{
        [](AuditRow& row) { row.at += Seconds(1); },
        [](AuditRow& row) { row.actor_id = UserId::make().str(); },
        [](AuditRow& row) { row.action += "d"; },
        [](AuditRow& row) { row.entity += "s"; },
        [](AuditRow& row) { row.entity_id = "y"; },
        [](AuditRow& row) { row.before = ""; },
        [](AuditRow& row) { row.after = R"({"a":3})"; },
        [](AuditRow& row) { row.request_id = "r"; },
        [](AuditRow& row) { row.client_address = "10.0.0.1"; },
        // Text that moves from one field into the next.
        [](AuditRow& row) { std::swap(row.entity_id, row.before); },
    };
    for (const auto& change : changes) {
        auto chain = chain_of(4);
        change(chain[2].row);
        CHECK(verdict(chain, chain.back().link).starts_with("changed: position 3"));
    }
}

TEST_CASE("a removed entry is found, at the end too") {
    auto chain = chain_of(4);
    const auto head = chain.back().link;
    auto cut = chain;
    cut.erase(cut.begin() + 1);
    CHECK(verdict(cut, head).starts_with("the entry at position 2 was removed"));
    cut = chain;
    cut.pop_back();
    CHECK(verdict(cut, head).starts_with("the entries after position 3"));
    CHECK_FALSE(verdict({}, head).empty());
}

TEST_CASE("an entry that is put in between is found, and one that is put in with an old date") {
    auto chain = chain_of(4);
    const std::vector<Sealed> forged{chain[0], chain[1], chain[0], chain[2], chain[3]};
    CHECK_FALSE(verdict(forged, chain.back().link).empty());
    auto row = chain[0].row;
    row.at -= Minutes(6);
    const auto link = service::seal(chain.back().link, row);
    chain.push_back({row, link});
    CHECK(verdict(chain, link).starts_with("inserted afterwards: position 5"));
}
