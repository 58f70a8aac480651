// What third-party code takes from the C library, less what Yinfeng never asks of it: numbers with fractions, in and
// out, are 30 kB of WebAssembly. cmake/YinfengWeb.cmake gives these names to Dear ImGui and its backends.
#include <cstdarg>
#include <cstddef>

extern "C" {

int vsniprintf(char* target, std::size_t size, const char* format, va_list arguments); // the C library's, for integers

int yf_snprintf(char* target, std::size_t size, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int length = vsniprintf(target, size, format, arguments);
    va_end(arguments);
    return length;
}

// Plain text and %d: "#version %d" of the OpenGL backend.
int yf_sscanf(const char* text, const char* format, ...) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    va_list arguments;
    va_start(arguments, format);
    int found = 0;
    for (; *format; ++format) {
        if (format[0] == '%' && format[1] == 'd') {
            ++format;
            if (!is_digit(*text)) break;
            int value = 0;
            while (is_digit(*text)) value = value * 10 + (*text++ - '0');
            *va_arg(arguments, int*) = value;
            ++found;
        } else if (*text++ != *format) {
            break;
        }
    }
    va_end(arguments);
    return found;
}
}
