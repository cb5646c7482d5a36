"""Medians, ratios, and the table that shows them."""
from statistics import median

COLUMNS = [("", 8), ("run", 6), ("wall", 9), ("CPU", 9), ("peak", 10), ("files", 8), ("bytes", 10), ("wall to first", 14),
           ("CPU", 7), ("peak", 7)]


def figures(pages: int, contestants: list, results: dict) -> list[dict]:
    """One row for each contestant and run; the ratios are to the first contestant's same run."""
    rows = []
    for kind in ("clean", "edit"):
        first = None
        for contestant in contestants:
            runs = results[contestant.name, kind]
            files, size = contestant.size()
            row = {"pages": pages, "contestant": contestant.name, "run": kind,
                   "wall": median(run.wall for run in runs), "wall_all": [round(run.wall, 4) for run in runs],
                   "cpu": median(run.cpu for run in runs), "peak": median(run.peak for run in runs),
                   "foreign": median(run.foreign for run in runs), "files": files, "bytes": size}
            first = first or row
            row["ratios"] = {key: row[key] / first[key] if first[key] else None for key in ("wall", "cpu", "peak")}
            rows.append(row)
    return rows


def table(rows: list[dict]) -> str:
    lines = ["  ".join(name.rjust(width) for name, width in COLUMNS)]
    for row in rows:
        ratios = [f"{ratio:.2f} ×" if (ratio := row["ratios"][key]) is not None else "–" for key in ("wall", "cpu", "peak")]
        cells = [row["contestant"], row["run"], f"{row['wall']:.3f} s", f"{row['cpu']:.2f} s", f"{row['peak'] / 2**20:.0f} MiB",
                 str(row["files"]), f"{row['bytes'] / 1e6:.1f} MB", *ratios]
        lines.append("  ".join(cell.rjust(width) for cell, (_, width) in zip(cells, COLUMNS)))
        if row["foreign"] > max(0.05, 0.1 * row["wall"]):
            lines.append(f"{'':>10}the machine was busy: others had {row['foreign']:.2f} s of processor time")
    return "\n".join(lines)
