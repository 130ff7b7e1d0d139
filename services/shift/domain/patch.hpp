// A change of some fields, over an object as a client would have written it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::shift::domain {

// `fields` are the wire names the client sent; those that are empty in `values` become null.
template <class Draft>
struct Patch {
    std::vector<std::string> fields;
    Draft values;
};

template <class Draft, class Member>
struct DraftField {
    std::string_view name;
    Member Draft::*member;
};

template <class Draft, class Member>
DraftField(std::string_view, Member Draft::*) -> DraftField<Draft, Member>;

// Puts the patch's values over `draft`, for those of `known` that the patch names.
template <class Draft, class... Members>
Draft overlay(Draft draft, const Patch<Draft>& patch, const DraftField<Draft, Members>&... known) {
    const auto take = [&](const auto& field) {
        if (std::find(patch.fields.begin(), patch.fields.end(), field.name) != patch.fields.end())
            draft.*field.member = patch.values.*field.member;
    };
    (take(known), ...);
    return draft;
}

}  // namespace rollcall::shift::domain
