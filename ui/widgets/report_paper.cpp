#include "widgets/report_paper.h"

#include "base/format.h"
#include "base/theme.h"
#include "models/status_look.h"
#include "widgets/report_chart.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportPaper)
};

constexpr int dotsPerInch = 300;
constexpr int marginMillimetres = 18;
constexpr QSize chartSize{660, 110}; ///< on paper, in pixels of 1/96 inch
constexpr int barHeight = 20;
constexpr std::size_t mostBars = 20;

QString cell(const QString &text)
{
    return QStringLiteral("<td>%1</td>").arg(text.toHtmlEscaped());
}

QString headings(const QStringList &titles)
{
    QString row = QStringLiteral("<tr>");
    for (const QString &title : titles)
        row += QStringLiteral("<th align=\"left\">%1</th>").arg(title.toHtmlEscaped());
    return row + QStringLiteral("</tr>");
}

QString table(const QString &rows)
{
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\" border=\"0.5\" "
                          "style=\"border-collapse:collapse; border-style:solid; border-color:#999999\">%1</table>")
        .arg(rows);
}

QString factRow(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString()
                           : QStringLiteral("<tr><td width=\"22%\"><b>%1</b></td>%2</tr>").arg(name, cell(value));
}

QString outcomeText(const ValidationReport &report)
{
    return report.passed() ? Words::tr("Passed") : Words::tr("Not passed");
}

QString findingRows(const Finding &finding)
{
    QString rows = factRow(severityText(finding.severity), engineText(finding.message));
    rows += factRow(Words::tr("Backup"), finding.backup.isValid() ? idText(finding.backup) : QString());
    rows += factRow(Words::tr("File"), displayName(finding.file));
    rows += factRow(Words::tr("Block"), finding.block ? formatCount(*finding.block) : QString());
    rows += factRow(Words::tr("Expected"), engineText(finding.expected));
    rows += factRow(Words::tr("Found"), engineText(finding.found));
    rows += factRow(Words::tr("Consequence"), engineText(finding.consequence));
    return rows + factRow(Words::tr("Remedy"), engineText(finding.remedy));
}

QString findingsPart(const QString &title, const std::vector<Finding> &findings, const char *level)
{
    QString html = QStringLiteral("<%1>%2 (%3)</%1>")
                       .arg(QLatin1StringView(level), title.toHtmlEscaped(), formatCount(findings.size()));
    if (findings.empty())
        return html + QStringLiteral("<p>%1</p>").arg(Words::tr("None."));
    for (const Finding &finding : findings)
        html += table(findingRows(finding)) + QStringLiteral("<p></p>");
    return html;
}

QString factsPart(const ReportPaper &paper)
{
    const ValidationReport &report = paper.report;
    const auto examined = static_cast<int>(std::ranges::count_if(report.verdicts, &BackupVerdict::examined));
    const double seconds = static_cast<double>(report.end.microseconds - report.begin.microseconds) / 1e6;
    QString rows = factRow(Words::tr("Outcome"), outcomeText(report));
    rows += factRow(Words::tr("Instance"), displayName(paper.instance));
    rows += factRow(Words::tr("Catalog"), displayName(paper.catalog));
    rows += factRow(Words::tr("Scope"), recordedText(report.scope));
    rows += factRow(Words::tr("Depth"), depthText(report.depth));
    rows += factRow(Words::tr("Begun"), formatTime(report.begin));
    rows += factRow(Words::tr("Ended"), formatTime(report.end));
    rows += factRow(Words::tr("Duration"), formatDuration(std::max(0.0, seconds)));
    //: %n backups, %1: a size
    rows += factRow(Words::tr("Read"),
                    Words::tr("%1; %n backup(s) examined", nullptr, examined).arg(formatExactBytes(report.bytesRead)));
    return table(rows);
}

QString proofsPart(const ValidationReport &report)
{
    if (report.proofs.empty())
        return {};
    QString rows = headings(
        {Words::tr("Moment"), Words::tr("Outcome"), Words::tr("Backup"), Words::tr("WAL"), Words::tr("Records")});
    for (const TargetProof &proof : report.proofs)
        rows +=
            QStringLiteral("<tr>%1%2%3%4%5</tr>")
                .arg(cell(recordedText(proof.target)),
                     cell(proof.proven ? Words::tr("Proven") : Words::tr("Not proven")),
                     cell(proof.backup.isValid() ? idText(proof.backup) : QString()),
                     cell(proof.proven ? QStringLiteral("%1 – %2").arg(QString::fromStdString(proof.from.toString()),
                                                                       QString::fromStdString(proof.to.toString()))
                                       : QString()),
                     cell(formatCount(proof.records)));
    return QStringLiteral("<h2>%1</h2>").arg(Words::tr("Moments that were to be proven")) + table(rows);
}

QString verdictsPart(const ValidationReport &report)
{
    QString html = QStringLiteral("<h2>%1 (%2)</h2>").arg(Words::tr("Backups"), formatCount(report.verdicts.size()));
    if (report.verdicts.empty())
        return html + QStringLiteral("<p>%1</p>").arg(Words::tr("None."));
    QString rows = headings({Words::tr("Backup"), Words::tr("Before"), Words::tr("Now")});
    for (const BackupVerdict &verdict : report.verdicts)
        rows += QStringLiteral("<tr>%1%2%3</tr>")
                    .arg(cell(idText(verdict.backup)), cell(statusText(verdict.before)),
                         cell(verdict.examined ? statusText(verdict.after) : Words::tr("Not examined")));
    return html + table(rows);
}

QString comparisonPart(const ReportPaper &paper)
{
    if (!paper.comparison)
        return {};
    const ReportComparison &comparison = *paper.comparison;
    QString html = QStringLiteral("<h2>%1</h2>")
                       .arg(Words::tr("Compared with %1").arg(formatTime(paper.comparedWith)).toHtmlEscaped());
    html += findingsPart(Words::tr("New"), comparison.fresh, "h3");
    html += findingsPart(Words::tr("Gone"), comparison.gone, "h3");
    if (!comparison.notLookedAt.empty())
        html += findingsPart(Words::tr("Not looked at again"), comparison.notLookedAt, "h3");
    return html + QStringLiteral("<p>%1</p>")
                      .arg(Words::tr("%n finding(s) are as they were.", nullptr,
                                     static_cast<int>(comparison.unchanged.size())));
}

QString historyPart(const ReportPaper &paper)
{
    if (paper.history.size() < 2)
        return {};
    QString rows =
        headings({Words::tr("Begun"), Words::tr("Scope"), Words::tr("Depth"), Words::tr("Outcome"), Words::tr("Read")});
    for (const ValidationReport &report : paper.history)
        rows += QStringLiteral("<tr>%1%2%3%4%5</tr>")
                    .arg(cell(formatTime(report.begin)), cell(recordedText(report.scope)),
                         cell(depthText(report.depth)), cell(outcomeText(report)), cell(formatBytes(report.bytesRead)));
    return QStringLiteral("<h2>%1</h2><p>%2</p><p><img src=\"history\" width=\"%3\" height=\"%4\"></p>%5")
        .arg(Words::tr("The last validations"),
             Words::tr("How much each of them read, the oldest on the left; a cross marks one that failed."))
        .arg(chartSize.width())
        .arg(chartSize.height())
        .arg(table(rows));
}

/// Backups that were examined and are good, with their stored bytes: the largest.
std::vector<std::pair<BackupId, std::uint64_t>> provenSizes(const ReportPaper &paper)
{
    std::vector<std::pair<BackupId, std::uint64_t>> proven;
    for (const BackupVerdict &verdict : paper.report.verdicts)
        if (verdict.examined && (verdict.after == BackupStatus::Ok || verdict.after == BackupStatus::Done))
            for (const auto &size : paper.sizes)
                if (size.first == verdict.backup)
                    proven.push_back(size);
    std::ranges::sort(proven, std::ranges::greater{}, [](const auto &one) { return one.second; });
    proven.resize(std::min(proven.size(), mostBars));
    return proven;
}

QString provenPart(const ReportPaper &paper)
{
    const auto proven = provenSizes(paper);
    if (proven.empty())
        return {};
    return QStringLiteral("<h2>%1</h2><p><img src=\"backups\" width=\"%2\" height=\"%3\"></p>")
        .arg(Words::tr("Bytes proven per backup"))
        .arg(chartSize.width())
        .arg(static_cast<int>(proven.size()) * barHeight);
}

/// An image of a chart, so many times finer than its size on paper.
template <class Paint>
QImage chart(const QSize &size, const QFont &font, Paint paint)
{
    constexpr int finer = 3;
    QImage image(size * finer, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(finer, finer);
    QFont small = font;
    small.setPixelSize(11);
    painter.setFont(small);
    paint(painter, QRectF(QPointF(0, 0), QSizeF(size)));
    return image;
}

void paintSizes(QPainter &painter, const QRectF &area, const std::vector<std::pair<BackupId, std::uint64_t>> &sizes)
{
    constexpr double idWidth = 80;
    constexpr double sizeWidth = 80;
    const QPalette palette = lightPalette();
    const double most = static_cast<double>(std::max<std::uint64_t>(1, sizes.front().second));
    double top = 0;
    for (const auto &[id, bytes] : sizes) {
        const double width = std::max(1.0, (area.width() - idWidth - sizeWidth) * static_cast<double>(bytes) / most);
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(QRectF(0, top, idWidth, barHeight), Qt::AlignLeft | Qt::AlignVCenter, idText(id));
        painter.fillRect(QRectF(idWidth, top + 4, width, barHeight - 8), toneColor(palette, Tone::Ok));
        painter.drawText(QRectF(idWidth + width + 6, top, sizeWidth, barHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         formatBytes(bytes));
        top += barHeight;
    }
}

/// The images of the text, by their names in it.
std::vector<std::pair<QString, QImage>> charts(const ReportPaper &paper, const QFont &font)
{
    std::vector<std::pair<QString, QImage>> images;
    const std::vector<ReportBar> bars = reportBars(paper.history);
    images.emplace_back(QStringLiteral("history"),
                        chart(chartSize, font, [&bars](QPainter &painter, const QRectF &area) {
                            paintReportBars(painter, area, bars, lightPalette());
                        }));
    if (const auto sizes = provenSizes(paper); !sizes.empty())
        images.emplace_back(
            QStringLiteral("backups"),
            chart({chartSize.width(), static_cast<int>(sizes.size()) * barHeight}, font,
                  [&sizes](QPainter &painter, const QRectF &area) { paintSizes(painter, area, sizes); }));
    return images;
}

Status save(const QByteArray &content, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return fail(ErrorCode::Io, "the report cannot be written: " + file.errorString().toStdString(), toBytes(path),
                "choose another place");
}

} // namespace

QString reportPaperHtml(const ReportPaper &paper)
{
    QString html = QStringLiteral("<html><body style=\"font-size:9pt\"><h1>%1</h1>")
                       .arg(Words::tr("Validation of %1").arg(displayName(paper.instance)).toHtmlEscaped());
    html += factsPart(paper) + proofsPart(paper.report);
    html += findingsPart(Words::tr("Findings"), paper.report.findings, "h2");
    html += verdictsPart(paper.report) + provenPart(paper) + comparisonPart(paper) + historyPart(paper);
    //: %1: a program with its version, and the machine; %2: a time
    html += QStringLiteral("<hr><p>%1</p>")
                .arg(Words::tr("Made by %1 at %2.").arg(paper.maker, formatTime(paper.made)).toHtmlEscaped());
    return html + QStringLiteral("</body></html>");
}

Status writeReportHtml(const ReportPaper &paper, const QString &path)
{
    QString html = reportPaperHtml(paper);
    for (const auto &[name, image] : charts(paper, QTextDocument().defaultFont())) {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        html.replace(QStringLiteral("src=\"%1\"").arg(name),
                     QStringLiteral("src=\"data:image/png;base64,%1\"").arg(QString::fromLatin1(png.toBase64())));
    }
    // A browser takes nothing for granted that QTextDocument does.
    html.replace(0, html.indexOf(QLatin1StringView("<body")),
                 QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>"
                                "<style>body{max-width:60em;margin:2em auto;font-family:sans-serif}"
                                "td,th{border:1px solid #999;padding:3px;vertical-align:top}</style></head>\n")
                     .arg(Words::tr("Validation of %1").arg(displayName(paper.instance)).toHtmlEscaped()));
    return save(html.toUtf8(), path);
}

Status writeReportPdf(const ReportPaper &paper, const QString &path)
{
    QTextDocument document;
    for (const auto &[name, image] : charts(paper, document.defaultFont()))
        document.addResource(QTextDocument::ImageResource, QUrl(name), image);
    document.setHtml(reportPaperHtml(paper));

    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
                              QPageLayout::Millimeter);
        writer.setTitle(Words::tr("Validation of %1").arg(displayName(paper.instance)));
        writer.setCreator(paper.maker);
        document.print(&writer);
    }
    return save(content, path);
}

} // namespace cairn::ui
