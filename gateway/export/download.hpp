// Tables as answers: attachments with a name, in the format that was asked for.
#pragma once

#include "gateway/export/table.hpp"
#include "gateway/export/workshop.hpp"
#include "gateway/http/query_reader.hpp"
#include "gateway/http/response.hpp"

namespace rollcall::exports {

enum class Format { json, csv, xlsx };

// `format` of the query; json when it is not given. A fault is noted in the query.
Format read_format(http::QueryReader& query);

// Precondition: the format is csv or xlsx, and the table's name is safe. `workshop` must outlive the answer.
http::HttpResponse download(Table table, Format format, Workshop& workshop);

}  // namespace rollcall::exports
