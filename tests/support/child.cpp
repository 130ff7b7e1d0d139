#include "tests/support/child.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace support {

namespace {

// What the child needs between fork and exec, made before the fork: no allocation is allowed there.
struct Prepared {
    std::vector<std::string> words;
    std::vector<char*> argv;
    std::vector<std::string> assignments;
    std::vector<char*> environment;
    int log = -1;
    const passwd* user = nullptr;
    int death_signal = SIGKILL;
};

void point_at(std::vector<std::string>& strings, std::vector<char*>& pointers) {
    for (auto& text : strings) pointers.push_back(text.data());
    pointers.push_back(nullptr);
}

Prepared prepare(const Command& command) {
    Prepared prepared;
    prepared.words = command.argv;
    for (char** entry = environ; *entry; ++entry) {
        const std::string assignment(*entry);
        const auto name = assignment.substr(0, assignment.find('='));
        if (name.starts_with("ROLLCALL_") || command.environment.contains(name)) continue;
        prepared.assignments.push_back(assignment);
    }
    for (const auto& [name, value] : command.environment) prepared.assignments.push_back(name + "=" + value);
    point_at(prepared.words, prepared.argv);
    point_at(prepared.assignments, prepared.environment);
    const auto log = command.log.empty() ? std::filesystem::path("/dev/null") : command.log;
    prepared.log = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (prepared.log < 0) throw std::runtime_error("cannot open " + log.string());
    if (command.unprivileged && geteuid() == 0) prepared.user = getpwnam("postgres");
    prepared.death_signal = command.death_signal;
    return prepared;
}

[[noreturn]] void become(const Prepared& prepared, pid_t parent) {
    setpgid(0, 0);
    dup2(prepared.log, STDOUT_FILENO);
    dup2(prepared.log, STDERR_FILENO);
    const auto* user = prepared.user;
    if (user && (setgroups(0, nullptr) || setgid(user->pw_gid) || setuid(user->pw_uid))) _exit(126);
    // After the change of user, which clears it.
    prctl(PR_SET_PDEATHSIG, prepared.death_signal);
    if (getppid() != parent) _exit(125);
    execvpe(prepared.argv[0], prepared.argv.data(), prepared.environment.data());
    _exit(127);
}

}  // namespace

Child::Child(const Command& command) {
    const auto prepared = prepare(command);
    const auto parent = getpid();
    pid_ = fork();
    if (pid_ == 0) become(prepared, parent);
    close(prepared.log);
    if (pid_ < 0) throw std::runtime_error(std::string("fork: ") + std::strerror(errno));
}

Child::~Child() {
    if (running()) stop(SIGKILL);
}

Child::Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)), status_(other.status_) {}

Child& Child::operator=(Child&& other) noexcept {
    if (this == &other) return *this;
    if (running()) stop(SIGKILL);
    pid_ = std::exchange(other.pid_, -1);
    status_ = other.status_;
    return *this;
}

bool Child::reap(int options) {
    if (pid_ <= 0) return true;
    int status = 0;
    const auto ended = waitpid(pid_, &status, options);
    if (ended == 0) return false;
    if (ended == pid_) status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    pid_ = -1;
    return true;
}

bool Child::running() {
    return !reap(WNOHANG);
}

void Child::signal(int number) const {
    if (pid_ > 0) kill(pid_, number);
}

int Child::wait(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (running()) {
        if (std::chrono::steady_clock::now() > deadline) {
            signal(SIGKILL);
            reap(0);
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return status_;
}

int Child::stop(int number) {
    signal(number);
    return wait();
}

void run(const Command& command) {
    Child child(command);
    const auto code = child.wait(std::chrono::minutes(2));
    if (code == 0) return;
    throw std::runtime_error(command.argv[0] + " exited " + std::to_string(code) + ":\n" + tail_of(command.log));
}

void wait_until(const std::string& what, const std::function<bool()>& met, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!met()) {
        if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("waited in vain until " + what);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

}  // namespace support
