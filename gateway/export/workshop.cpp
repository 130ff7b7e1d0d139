#include "gateway/export/workshop.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <filesystem>

namespace rollcall::exports {

namespace asio = boost::asio;

namespace {

constexpr int kRetryAfterSeconds = 5;
constexpr std::size_t kThreads = 2;

}  // namespace

Workshop::Workshop(const WorkshopSettings& settings)
    : places_(settings.files),
      folder_(settings.folder.empty() ? std::filesystem::temp_directory_path().string() : settings.folder),
      workers_(kThreads, settings.files) {}

Result<std::shared_ptr<void>> Workshop::enter() {
    if (taken_.fetch_add(1) >= places_) {
        taken_.fetch_sub(1);
        return fail(unavailable("Too many files are being made; try again, or ask for format=csv.", kRetryAfterSeconds)
        );
    }
    return std::shared_ptr<void>(this, [](void* shop) { static_cast<Workshop*>(shop)->taken_.fetch_sub(1); });
}

// An ordinary function on purpose: g++ 12 destroys some temporaries of a co_await expression twice.
asio::awaitable<Result<void>> Workshop::run(std::function<Result<void>()> work) {
    return asio::async_initiate<const asio::use_awaitable_t<>&, void(Result<void>)>(
        [this, work = std::move(work)](auto handler) {
            const auto executor = asio::get_associated_executor(handler);
            const auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
            const auto finish = [executor, waiting](Result<void> done) {
                asio::post(executor, [handler = std::move(*waiting), done = std::move(done)]() mutable {
                    handler(std::move(done));
                });
            };
            if (!workers_.try_post([work, finish] { finish(work()); }))
                finish(fail(unavailable("Too many files are being made; try again.", kRetryAfterSeconds)));
        },
        asio::use_awaitable
    );
}

}  // namespace rollcall::exports
