#pragma once
// What is so while side data of the program has not come (App::lacking_side_data), in words.

#include "app/app.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

std::string lacking_words(const app::LackingSideData& lacking); // 未计节假日、未按拼音排序; "" where nothing is lacking
std::vector<std::string_view> lacking_sentences(const app::LackingSideData& lacking);

} // namespace yinfeng::ui
