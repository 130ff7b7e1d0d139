// What all commands share: settings, the way to a service, and exit codes.
#pragma once

#include "common/config/reader.hpp"
#include "common/core/result.hpp"
#include "common/rpc/channel.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>

namespace rollcall::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;

class Shell {
  public:
    std::string config_file;
    bool json = false;

    // A command that does something, with --json. `work` runs after the whole command line was understood; its error is
    // printed and makes the exit code 1, settings that are missing make it 2.
    CLI::App* command(
        CLI::App& parent, const std::string& name, const std::string& description, std::function<Result<void>()> work
    );

    // Runs the chosen command.
    int run();

    // Only inside a command's work. A missing setting ends the command with exit code 2.
    config::Reader& settings();

    template <class Service>
    std::unique_ptr<typename Service::Stub> service(const std::string& name, int port) {
        return Service::NewStub(rpc::make_channel(address_of(name, port)));
    }

    template <class Stub, class Request, class Answer>
    Result<Answer> call(
        Stub& stub,
        grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Answer*),
        const Request& request,
        std::chrono::seconds timeout = std::chrono::seconds(10)
    ) {
        const auto key = internal_key();
        ROLLCALL_CHECK(complete());
        return rpc::call_internal(stub, method, request, key, timeout);
    }

    // An error when settings that were asked for are missing or wrong.
    Result<void> complete();

  private:
    std::string address_of(const std::string& name, int port);
    std::string internal_key();

    std::unique_ptr<config::Reader> reader_;
    std::vector<std::string> problems_;
    std::function<Result<void>()> work_;
    bool incomplete_ = false;
};

}  // namespace rollcall::cli
