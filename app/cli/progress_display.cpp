#include "progress_display.h"

#include "core/files.h"
#include "core/json_writer.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <format>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cairn::cli {

namespace {

constexpr auto samplePeriod = std::chrono::milliseconds(100);

std::size_t terminalColumns()
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

void writeConsole(std::string_view text)
{
    const Fd console(::dup(STDERR_FILENO));
    // There is nowhere to report that the console is gone.
    static_cast<void>(writeAll(console, asBytes(text), "stderr"));
}

/// "12s", "3m05s", "2h10m": time left, always two units at most.
std::string timeLeftText(double seconds)
{
    const auto whole = static_cast<long long>(std::min(std::ceil(seconds), 1e9));
    if (whole < 60)
        return std::format("{}s", whole);
    if (whole < 3600)
        return std::format("{}m{:02}s", whole / 60, whole % 60);
    return std::format("{}h{:02}m", whole / 3600, whole % 3600 / 60);
}

/// "[####----] 50%" when it is known how much there is to do.
std::string barText(const ProgressSnapshot &shot, std::size_t width)
{
    if (shot.bytesTotal == 0)
        return {};
    const double share =
        std::clamp(static_cast<double>(shot.bytesDone) / static_cast<double>(shot.bytesTotal), 0.0, 1.0);
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(width));
    return std::format(" [{}{}] {:3}%", std::string(filled, '#'), std::string(width - filled, '-'),
                       static_cast<int>(share * 100));
}

class SinkAbove final : public LogSink {
public:
    SinkAbove(StatusLine &line, std::unique_ptr<LogSink> console)
        : m_line(line)
        , m_console(std::move(console))
    {
    }
    void write(const LogRecord &record) override
    {
        m_line.interrupt([&] { m_console->write(record); });
    }

private:
    StatusLine &m_line;
    std::unique_ptr<LogSink> m_console;
};

} // namespace

void StatusLine::show(const std::string &text)
{
    const std::scoped_lock lock(m_mutex);
    m_text = text;
    draw(text);
}

void StatusLine::draw(const std::string &text)
{
    if (text.empty() && !m_visible)
        return;
    // Back to the first column, erase to the end of the line.
    writeConsole("\r" + text + "\033[K");
    m_visible = !text.empty();
}

std::unique_ptr<LogSink> makeConsoleSinkAbove(StatusLine &line, LogLevel from, LogFormat format, bool color)
{
    return std::make_unique<SinkAbove>(line, makeConsoleSink(from, format, color));
}

std::string phaseText(std::string_view phase)
{
    std::string text(phase.empty() ? "preparing" : phase);
    std::ranges::replace(text, '-', ' ');
    return text;
}

std::string progressLine(const ProgressSnapshot &shot, std::size_t columns)
{
    std::string text = phaseText(shot.phase);
    text += barText(shot, columns >= 100 ? 30 : columns >= 80 ? 12 : 6);
    if (shot.bytesTotal > 0)
        text += std::format("  {} of {}", prettySize(shot.bytesDone), prettySize(shot.bytesTotal));
    else if (shot.bytesDone > 0)
        text += "  " + prettySize(shot.bytesDone);
    if (shot.itemsTotal > 0)
        text += std::format("  {}/{}", shot.itemsDone, shot.itemsTotal);
    if (shot.bytesPerSecond >= 1)
        text += std::format("  {}/s", prettySize(static_cast<std::uint64_t>(shot.bytesPerSecond)));
    if (shot.secondsLeft)
        text += "  " + timeLeftText(*shot.secondsLeft) + " left";
    // The last column stays free: some terminals wrap as soon as it is filled.
    if (text.size() >= columns)
        text.resize(columns > 1 ? columns - 1 : 0);
    return text;
}

std::string progressJson(const ProgressSnapshot &shot)
{
    JsonWriter json(JsonWriter::Layout::Compact);
    json.beginObject().member("type", "progress").member("phase", shot.phase);
    json.member("bytes-done", shot.bytesDone).member("bytes-total", shot.bytesTotal);
    json.member("items-done", shot.itemsDone).member("items-total", shot.itemsTotal);
    json.member("bytes-stored", shot.bytesStored);
    json.key("elapsed-seconds").decimal(shot.elapsedSeconds, 3);
    json.key("bytes-per-second").decimal(shot.bytesPerSecond, 0);
    json.key("seconds-left");
    if (shot.secondsLeft)
        json.decimal(*shot.secondsLeft, 1);
    else
        json.null();
    json.member("finished", shot.finished).endObject();
    return json.take();
}

ProgressDisplay::ProgressDisplay(Kind kind, Progress &progress, Logger &log, StatusLine &line)
    : m_kind(kind)
    , m_progress(progress)
    , m_log(log)
    , m_line(line)
{
    progress.onPhase([this] { sample(); });
    if (kind != Kind::Messages)
        m_thread = std::thread([this] { run(); });
}

ProgressDisplay::~ProgressDisplay()
{
    m_progress.onPhase({});
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_over = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void ProgressDisplay::run()
{
    {
        std::unique_lock lock(m_mutex);
        while (!m_wake.wait_for(lock, samplePeriod, [this] { return m_over; }))
            sample();
    }
    if (m_kind == Kind::Json)
        sample();
    m_line.show({});
}

void ProgressDisplay::sample()
{
    const ProgressSnapshot shot = m_progress.snapshot();
    switch (m_kind) {
    case Kind::Bar:
        if (!shot.phase.empty())
            m_line.show(progressLine(shot, terminalColumns()));
        break;
    case Kind::Json:
        m_line.interrupt([&] { writeConsole(progressJson(shot)); });
        break;
    case Kind::Messages:
        m_log.info("{}{}", phaseText(shot.phase),
                   shot.bytesTotal > 0 ? ", " + prettySize(shot.bytesTotal) : std::string{});
        break;
    }
}

} // namespace cairn::cli
