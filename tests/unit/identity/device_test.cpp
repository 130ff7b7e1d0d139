// Terminals: what may be one, and where it may call from.
#include "services/identity/domain/device.hpp"

#include "services/identity/credentials/device_token.hpp"
#include "services/identity/domain/network.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace rollcall;
using namespace rollcall::identity;
using domain::Network;

TEST_CASE("a network holds the addresses it says, of its own family") {
    const auto holds = [](const char* network, const char* address) {
        return Network::parse(network).value().contains(address);
    };
    CHECK(holds("203.0.113.0/24", "203.0.113.255"));
    CHECK_FALSE(holds("203.0.113.0/24", "203.0.114.1"));
    CHECK(holds("10.0.0.0/9", "10.127.0.1"));
    CHECK_FALSE(holds("10.0.0.0/9", "10.128.0.1"));
    CHECK(holds("0.0.0.0/0", "8.8.8.8"));
    CHECK_FALSE(holds("0.0.0.0/0", "::1"));
    CHECK(holds("192.0.2.7", "192.0.2.7"));
    CHECK(holds("192.0.2.0/24", "::ffff:192.0.2.9"));
    CHECK(holds("2001:db8::/32", "2001:db8:1::1"));
    CHECK_FALSE(holds("2001:db8::/32", "2001:db9::1"));
    CHECK_FALSE(holds("10.0.0.0/8", "not an address"));
    for (const char* wrong : {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "10.0.0.0/8x", "::/129", "10.0.0.0/-1"})
        CHECK_FALSE(Network::parse(wrong));
}

TEST_CASE("a device is checked whole: every bad field is named") {
    domain::Device device{
        .name = " ",
        .serial = "a b",
        .time_zone = "Mars/Olympus",
        .networks = {"everywhere"},
        .kinds = {{300, "in"}, {1, "sideways"}}};
    const auto verdict = domain::check_device(device);
    REQUIRE_FALSE(verdict);
    std::set<std::string> fields;
    for (const auto& fault : verdict.error().fields) fields.insert(fault.field);
    CHECK(fields == std::set<std::string>{"name", "serialNumber", "timeZone", "networks", "kinds"});
    device = {.name = "Gate", .serial = "CKJN1", .time_zone = "Asia/Karachi", .kinds = domain::usual_kinds()};
    CHECK(domain::check_device(device));
    CHECK(domain::may_call_from(device, "203.0.113.1"));
    device.networks = {"10.0.0.0/8", "192.0.2.0/24"};
    CHECK(domain::may_call_from(device, "192.0.2.1"));
    CHECK_FALSE(domain::may_call_from(device, "203.0.113.1"));
    CHECK(domain::serial_of("ckjn-1_z") == "CKJN-1_Z");
}

TEST_CASE("a device's token fits into a label of a host's name and carries its company") {
    const auto company = CompanyId::make();
    const auto token = credentials::make_device_token(company);
    CHECK(token.size() == 52);
    CHECK(token.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(credentials::company_of_device_token(token) == company);
    CHECK(credentials::make_device_token(company) != token);
    for (const auto& wrong : {std::string(), token + "00", token.substr(2), "zz" + token.substr(2)})
        CHECK_FALSE(credentials::company_of_device_token(wrong));
}
