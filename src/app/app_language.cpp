// The language of the interface: which one this browser keeps, and loading its words. They are side data: nothing is opened before
// those of the kept language have been asked for once, so that nobody sees a page in one language turn into another. What has not come
// is asked for again when the network is back; until then the program speaks Chinese, and says why.

#include "app/app_impl.h"

namespace yinfeng::app {

namespace {

constexpr std::string_view language_key = "language"; // of the preferences: tag_of(), "" for Chinese

std::string kept_as(Language language) {
    return language == Language::zh ? std::string() : std::string(tag_of(language));
}

} // namespace

void App::Impl::ask_language(Language wanted, std::function<void(Result<void>)> answered) {
    if (has_language(wanted)) return answered({});
    platform.asset(std::string(asset_of(wanted)),
        guarded([wanted, answered = std::move(answered)](platform::Outcome<std::string> words) {
            if (words) return answered(load_language(wanted, *words));
            answered(fail(tr(Str::language_not_here, {own_name(wanted)})));
        }));
}

// What was said in the other language is said anew with the next frame.
void App::Impl::speak(Language language) {
    if (language == yinfeng::language()) return;
    set_language(language);
    if (open) open->looked_revision = 0; // the columns
    platform.wake();
}

void App::Impl::begin_language(std::function<void()> answered) {
    const auto kept = language_of_tag(registry.preference(language_key));
    if (!kept) return answered(); // Chinese, which is there
    ask_language(*kept, guarded([this, kept = *kept, answered = std::move(answered)](Result<void> come) {
        if (come) speak(kept);
        else say(Toast::Kind::error, come.error().message);
        answered();
    }));
}

void App::Impl::language_may_come() {
    const auto kept = language_of_tag(registry.preference(language_key));
    if (!kept || awaited_language || *kept == yinfeng::language()) return;
    ask_language(*kept, guarded([this, kept = *kept](Result<void> come) {
        if (come && registry.preference(language_key) == kept_as(kept)) speak(kept);
    }));
}

void App::choose_language(Language language) {
    impl_->awaited_language = language;
    impl_->ask_language(language, impl_->guarded([this, language](Result<void> come) {
        if (impl_->awaited_language != language) return; // another one was chosen meanwhile
        impl_->awaited_language.reset();
        if (!come) return warn(come.error().message);
        set_preference(language_key, kept_as(language));
        impl_->speak(language);
    }));
    impl_->platform.wake();
}

std::optional<Language> App::awaited_language() const { return impl_->awaited_language; }

} // namespace yinfeng::app
