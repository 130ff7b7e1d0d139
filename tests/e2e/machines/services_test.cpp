// A machine's token at the gRPC ports, and what those tell of themselves.
#include "common/rpc/call.hpp"
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <rollcall/attendance/v1/attendance.grpc.pb.h>
#include <rollcall/identity/v1/identity.grpc.pb.h>
#include <rollcall/notification/v1/notification.grpc.pb.h>
#include <rollcall/shift/v1/shift.grpc.pb.h>

using namespace machines;
using rollcall::common::v1::Empty;

namespace {

std::shared_ptr<grpc::Channel> channel_to(Stack& stack, const std::string& service) {
    return grpc::CreateChannel(stack.address_of(service), grpc::InsecureChannelCredentials());
}

template <class Service, class Request, class Answer>
grpc::Status ask(
    const std::string& service,
    grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&, Answer*),
    const std::string& token,
    Answer& answer
) {
    const auto stub = Service::NewStub(channel_to(machines::stack(), service));
    grpc::ClientContext context;
    if (!token.empty()) context.AddMetadata(rollcall::rpc::kAuthorization, "Bearer " + token);
    return ((*stub).*method)(&context, Request(), &answer);
}

// The answers of all four services to a call that is for people.
std::vector<grpc::StatusCode> peoples_calls(const std::string& token) {
    using namespace rollcall;
    identity::v1::UserList users;
    shift::v1::ShiftList shifts;
    attendance::v1::Policy policy;
    notification::v1::NotificationList inbox;
    using Identity = identity::v1::Identity;
    using Planning = shift::v1::ShiftPlanning;
    using Attendance = attendance::v1::Attendance;
    using Notification = notification::v1::Notifications;
    return {
        ask<Identity>("identity", &Identity::Stub::ListUsers, token, users).error_code(),
        ask<Planning>("shift", &Planning::Stub::ListShifts, token, shifts).error_code(),
        ask<Attendance>("attendance", &Attendance::Stub::GetPolicy, token, policy).error_code(),
        ask<Notification>("notification", &Notification::Stub::ListNotifications, token, inbox).error_code(),
    };
}

std::vector<grpc::StatusCode> four(grpc::StatusCode code) {
    return std::vector<grpc::StatusCode>(4, code);
}

// What server reflection answers to "list the services", as bytes that have their names in them; "" when it is off.
std::string services_of(const std::string& address) {
    // ServerReflectionRequest{list_services: "*"}
    const grpc::Slice bytes(std::string("\x3a\x01*"));
    const grpc::ByteBuffer request(&bytes, 1);
    grpc::GenericStub stub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    const auto call =
        stub.PrepareCall(&context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
    const auto done = [&queue] {
        void* tag = nullptr;
        bool ok = false;
        return queue.Next(&tag, &ok) && ok;
    };
    grpc::ByteBuffer answer;
    call->StartCall(nullptr);
    if (!done()) return "";
    call->Write(request, nullptr);
    if (!done()) return "";
    call->Read(&answer, nullptr);
    if (!done()) return "";
    grpc::Slice whole;
    (void)answer.DumpToSingleSlice(&whole);
    context.TryCancel();
    grpc::Status status;
    call->Finish(&status, nullptr);
    (void)done();
    return {reinterpret_cast<const char*>(whole.begin()), whole.size()};
}

}  // namespace

TEST_CASE("every service takes a machine's token for what it is, and nothing for what it is not") {
    Company company(machines::stack());
    const auto account = make_account(company, {"attendance:read"});
    const auto token = token_of(account);
    using rollcall::identity::v1::Identity;
    rollcall::identity::v1::Caller caller;
    REQUIRE(ask<Identity>("identity", &Identity::Stub::WhoAmI, token, caller).ok());
    CHECK(caller.caller_id() == account.id);
    CHECK(caller.company_codename() == company.codename());
    CHECK(caller.role().empty());
    REQUIRE(caller.scopes_size() == 1);
    CHECK(caller.scopes(0) == "attendance:read");
    CHECK(
        ask<Identity>("identity", &Identity::Stub::WhoAmI, "", caller).error_code() == grpc::StatusCode::UNAUTHENTICATED
    );
    CHECK(peoples_calls(token) == four(grpc::StatusCode::PERMISSION_DENIED));
    CHECK(peoples_calls("") == four(grpc::StatusCode::UNAUTHENTICATED));
    CHECK(peoples_calls(account.secret) == four(grpc::StatusCode::UNAUTHENTICATED));
}

TEST_CASE("a revoked account's token opens no service any more within five seconds") {
    Company company(machines::stack());
    const auto account = make_account(company, {"attendance:read"});
    const auto token = token_of(account);
    REQUIRE(peoples_calls(token) == four(grpc::StatusCode::PERMISSION_DENIED));
    REQUIRE(company.remove(company.admin(), std::string(kAccounts) + "/" + account.id).status == 200);
    CHECK(eventually([&] { return peoples_calls(token) == four(grpc::StatusCode::UNAUTHENTICATED); }, 5000));
}

TEST_CASE("services tell a gRPC client what may be called, in development") {
    for (const auto& [service, name] :
         {std::pair<std::string, std::string>{"identity", "rollcall.identity.v1.Identity"},
          {"shift", "rollcall.shift.v1.ShiftPlanning"},
          {"attendance", "rollcall.attendance.v1.Attendance"},
          {"notification", "rollcall.notification.v1.Notifications"}}) {
        INFO(service);
        CHECK(services_of(machines::stack().address_of(service)).find(name) != std::string::npos);
    }
}

TEST_CASE("where reflection is off they tell nothing") {
    Stack quiet(support::postgres(), support::redis(), {{"ROLLCALL_GRPC_REFLECTION", "off"}});
    CHECK(services_of(quiet.address_of("identity")).empty());
}
