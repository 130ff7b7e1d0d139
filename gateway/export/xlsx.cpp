#include "gateway/export/xlsx.hpp"

#include "gateway/export/xlsx_file.hpp"

namespace rollcall::exports {

namespace {

constexpr std::size_t kPiece = 256 * 1024;

class XlsxPieces final : public http::Pieces {
  public:
    XlsxPieces(Table table, Workshop& workshop)
        : table_(std::move(table)), workshop_(workshop), file_(std::make_shared<XlsxFile>(workshop.folder())) {}

    boost::asio::awaitable<Result<http::Piece>> next() override {
        if (!place_) {
            auto making = make();
            const auto made = co_await std::move(making);
            if (!made) co_return fail(made.error());
        }
        // Shared with the thread that reads: who asked may be gone before it is done.
        auto piece = std::make_shared<http::Piece>();
        auto reading = workshop_.run([file = file_, piece]() -> Result<void> {
            ROLLCALL_TRY(piece->text, file->read(kPiece));
            piece->last = piece->text.empty();
            return {};
        });
        const auto read = co_await std::move(reading);
        if (!read) co_return fail(read.error());
        co_return std::move(*piece);
    }

  private:
    boost::asio::awaitable<Result<void>> make() {
        auto entered = workshop_.enter();
        if (!entered) co_return fail(entered.error());
        place_ = std::move(*entered);
        auto beginning = workshop_.run([file = file_, titles = table_.titles] { return file->begin(titles); });
        auto done = co_await std::move(beginning);
        for (bool last = false; done && !last;) {
            auto asking = table_.rows->next();
            auto batch = co_await std::move(asking);
            if (!batch) co_return fail(batch.error());
            last = batch->last;
            auto rows = std::make_shared<std::vector<Row>>(std::move(batch->rows));
            auto adding = workshop_.run([file = file_, rows] { return file->add(*rows); });
            done = co_await std::move(adding);
        }
        if (!done) co_return fail(done.error());
        auto finishing = workshop_.run([file = file_] { return file->finish(); });
        done = co_await std::move(finishing);
        co_return done;
    }

    Table table_;
    Workshop& workshop_;
    std::shared_ptr<XlsxFile> file_;
    std::shared_ptr<void> place_;  // in the workshop, as long as the file is there
};

}  // namespace

std::unique_ptr<http::Pieces> xlsx_pieces(Table table, Workshop& workshop) {
    return std::make_unique<XlsxPieces>(std::move(table), workshop);
}

}  // namespace rollcall::exports
