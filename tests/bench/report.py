"""Medians, ratios, the table and the JSON."""

import dataclasses
import statistics

TITLES = {
    "full": "FULL backup",
    "restore": "Restore of FULL",
    "empty": "Backup of an almost empty cluster, WAL archived",
    "empty-stream": "Backup of an almost empty cluster, WAL streamed",
    "push": "archive-push of one segment",
    "get": "archive-get of one segment",
}
RATIOS = ("wall", "cpu", "peak", "peak_all", "stored")
HEAD = f"{'':16}{'wall s':>9}{'CPU s':>9}{'server s':>10}{'peak MB':>9}{'all MB':>8}{'stored MB':>11}"


def median(samples):
    """One sample whose every figure is the median of that figure."""
    columns = [dataclasses.asdict(sample) for sample in samples]
    return {key: statistics.median(column[key] for column in columns) for key in columns[0]}


def summarize(measured):
    """{operation: {tool: [Sample]}} to {operation: {tool: {medians, samples, ratio}}}."""
    summary = {}
    for operation, by_tool in measured.items():
        entry = {}
        for tool, samples in by_tool.items():
            entry[tool] = {"median": median(samples), "samples": [dataclasses.asdict(sample) for sample in samples]}
        for tool in entry:
            if tool != "cairn" and "cairn" in entry:
                entry[tool]["ratio"] = ratios(entry[tool]["median"], entry["cairn"]["median"])
        summary[operation] = entry
    return summary


def ratios(other, ours):
    """How many times as much the other tool took as Cairn; above 1 is in Cairn's favour."""
    return {key: round(other[key] / ours[key], 3) for key in RATIOS if ours[key] and other[key]}


def row(tool, figures):
    stored = f"{figures['stored'] / 1e6:11.1f}" if figures["stored"] else f"{'-':>11}"
    return (
        f"  {tool:14}{figures['wall']:9.3f}{figures['cpu']:9.3f}{figures['server_cpu']:10.3f}"
        f"{figures['peak'] / 1e6:9.1f}{figures['peak_all'] / 1e6:8.1f}{stored}"
    )


def table(summary):
    lines = []
    for operation, by_tool in summary.items():
        lines += ["", TITLES[operation], HEAD]
        lines += [row(tool, entry["median"]) for tool, entry in by_tool.items()]
        for tool, entry in by_tool.items():
            if "ratio" in entry:
                figures = "   ".join(f"{key.replace('_', ' ')} {value:.2f}" for key, value in entry["ratio"].items())
                lines.append(f"  {tool + ' / cairn:':24}{figures}")
    lines += ["", "Medians. CPU: the command with its children; server: what PostgreSQL used meanwhile. Peak: the largest"]
    lines += ["process; all: every process of the command. Ratios above 1 are in Cairn's favour."]
    return "\n".join(lines)
