// An XLSX file in the making: rows go to disk as they come. Blocking; for threads of the workshop only.
#pragma once

#include "common/core/result.hpp"
#include "gateway/export/table.hpp"

#include <memory>
#include <string>
#include <vector>

namespace rollcall::exports {

// How many rows a sheet may have besides its titles.
inline constexpr std::size_t kMostXlsxRows = 1'000'000;

class XlsxFile {
  public:
    // `folder`: of temporary files; nothing stays there, whatever happens.
    explicit XlsxFile(std::string folder);
    ~XlsxFile();
    XlsxFile(const XlsxFile&) = delete;
    XlsxFile& operator=(const XlsxFile&) = delete;

    // Errors: unprocessable tooManyRows past kMostXlsxRows; internal when the disk is full.
    Result<void> begin(const std::vector<std::string>& titles);
    Result<void> add(const std::vector<Row>& rows);
    // No more rows. The file has no name from now on, so that it goes with this object or the process.
    Result<void> finish();
    // The next bytes, at most `most`; none: that was all.
    Result<std::string> read(std::size_t most);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::exports
