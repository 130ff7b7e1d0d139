#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <iostream>
#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::cli {

namespace json = boost::json;
using identity::v1::Identity;

namespace {

Result<void> rotate(Shell& shell) {
    const auto stub = shell.service<Identity>("identity", 50051);
    ROLLCALL_TRY(const auto keys, shell.call(*stub, &Identity::Stub::RotateSigningKey, common::v1::Empty{}));
    json::array published;
    for (const auto& key : keys.keys()) published.push_back(json::value(key.kid()));
    if (shell.json)
        print_json(json::object{{"signing", published.front()}, {"published", published}});
    else
        std::cout << "Tokens are signed with key " << published.front().get_string().c_str() << " now\n";
    return {};
}

}  // namespace

void add_keys_commands(CLI::App& root, Shell& shell) {
    auto* group = root.add_subcommand("keys", "Keys that sign access tokens.")->require_subcommand(1);
    shell.command(*group, "rotate", "Sign with a new key; the old one is published while its tokens live.", [&shell] {
        return rotate(shell);
    });
}

}  // namespace rollcall::cli
