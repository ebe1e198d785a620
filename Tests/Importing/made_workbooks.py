#!/usr/bin/env python3
"""Makes workbooks of made-up numbers in the shape of the Home Office's, and adds up their rows.

    Tests/Importing/made_workbooks.py [--year 2026/27] [FOLDER]

writes the outcomes of one year or of all years (xlsx) and the area tables (ods). Each trap of
docs/data.md, "Traps", is in them. `expected` reads the files with pandas, independently of sitegen.
"""
import argparse
import datetime
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".build/tools/workbooks"))

import openpyxl
import openpyxl.utils.datetime
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

# The release issues the first year again, and brings the second one.
YEARS = ["2025/26", "2026/27"]
# Before the first year of the recipes, and a year with two quarters only.
MORE_AREA_YEARS = ["2012/13", "2027/28"]
OUTCOME_SHEETS = {"2025/26": "Outcomes_open_data_2025_26", "2026/27": "Outcomes open data 2026_27"}
# The headings as they were published, and as they were published in other years.
OUTCOME_COLUMNS = {
    "2025/26": [
        "Financial Year", "Financial Quarter", "Force Name", "Offence Code", "Offence Description",
        "Offence Group", "Offence Subgroup", "Offence code expired", "Outcome Type",
        "Outcome Description", "Outcome Group",
        "Outcomes for offences that were recorded in the quarter",
        "Outcomes for investigations closed in the quarter",
    ],
    "2026/27": [
        "Financial Year", "Financial_Quarter", "Force Name [note 1]", "Offence Code",
        "Offence Description", "Offence Group [note 2]", "Offence\nSubgroup", "Offence Code Expired",
        "Outcome Type [note 3]", "Outcome Description", "Outcome Group",
        "Number of Outcomes for offences that were recorded in the quarter [note 4]",
        "Number of Outcomes for investigations\nthat were closed in the quarter",
    ],
}
# The last heading in the other two forms in which it was published.
OTHER_CLOSED = {
    "2025/26": "Outcomes for investigations that were closed in the quarter",
    "2026/27": "Number of Outcomes for investigations closed in the quarter",
}
AREA_COLUMNS = [
    "Financial Year", "Financial Quarter", "Force\nName", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Number of Offences [note 3]",
]
OFFENCES = [
    # group, subgroup, code: as text, two of them would be the same number
    ("Sexual offences", "Rape", "19C"),
    ("Sexual offences", "Other sexual offences", "4.10"),
    ("Violence against the person", "Homicide", "1/4.1/4.10/4.2"),
    ("Fraud offences", "Fraud", "4.1"),
]
OTHER_NAMES = {
    "City of London": "London, City of",
    "Avon and Somerset": "Avon & Somerset",
    "Devon and Cornwall": "Devon & Cornwall",
    "Durham": "DURHAM ",
    "Kent": "E23000032",
    "South Wales": "South_Wales [note 5]",
}
LEFT_OUT = ["British Transport Police", "Action Fraud", "CIFAS", "UK Finance"]
TYPES = ["0", "1", "1a", "2", "2a", "3", "3a", "4", "6", "7", "8", "9", "14", "15", "16", "18", "22"]
PARTS = ["1a", "2a", "3a"]
OUT_OF_COURT = ["2", "3", "6", "7", "8", "22"]
# Supplied nothing for one type of outcome in one quarter, and no row for one quarter.
NOT_PROVIDED, WITHOUT_QUARTER = "Gwent", "Dorset"


def outcome_rows(forces, year, has_gap):
    """One row per force, quarter, offence and type of outcome, in the order of the columns.

    With a gap, a force has no row in one quarter of the newest year.
    """
    chance = random.Random(year)
    for force in [*forces, *LEFT_OUT]:
        for quarter in range(1, 5):
            for group, subgroup, code in OFFENCES:
                for kind in TYPES:
                    recorded = chance.randint(20, 900)
                    closed = chance.randint(20, 900)
                    if chance.random() < 0.02:
                        recorded = -chance.randint(1, 9)
                    if chance.random() < 0.02:
                        closed = -chance.randint(1, 9)
                    if kind == "9" and quarter == 1:
                        recorded = closed = "N/A - Offence code expired"
                    if kind == "16" and subgroup == "Fraud":
                        recorded = closed = "N/A"
                    if year != YEARS[-1]:
                        pass
                    elif has_gap and force == WITHOUT_QUARTER and quarter == 2:
                        continue
                    elif force == NOT_PROVIDED and quarter == 3 and kind == "1" and subgroup == "Homicide":
                        recorded = "N/A - data not provided"
                    expired = "Yes" if kind == "9" and quarter == 1 else "No"
                    yield [year, quarter, force, code, "Made up", group, subgroup, expired, kind,
                           "Made up", "Made up", recorded, closed]


def write_outcomes(forces, year, path, has_gap, has_other_heading):
    book = openpyxl.Workbook()
    if year == YEARS[-1]:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    cover = book.active
    cover.title = "Cover_sheet"
    cover.append(["Made up for tests", datetime.date(2027, 7, 22)])
    book.create_sheet("Notes").append(["[note 1]", "Made up for tests"])
    # Sums with the headings of the data, before the data.
    pivot = book.create_sheet("Pivot")
    pivot.append(["Financial Year", "Financial Quarter", "Force Name", "Sum of outcomes"])
    pivot.append([year, 1, "Durham", 999999])
    sheet = book.create_sheet(OUTCOME_SHEETS[year])
    sheet.append(["Made up for tests"])
    sheet.append([])
    columns = OUTCOME_COLUMNS[year]
    sheet.append(columns[:-1] + [OTHER_CLOSED[year]] if has_other_heading else columns)
    for row in outcome_rows(forces, year, has_gap):
        cells = list(row)
        cells[2] = OTHER_NAMES.get(row[2], row[2])
        # Excel stores types that look like numbers as numbers.
        cells[8] = int(row[8]) if row[8].isdigit() else row[8]
        sheet.append(cells)
    sheet.append([])
    sheet.append(["[note 1] Made up for tests"])
    book.save(path)


def area_rows(forces, year):
    chance = random.Random(f"areas {year}")
    for force in [*forces, *LEFT_OUT]:
        for quarter in range(1, 3 if year == MORE_AREA_YEARS[-1] else 5):
            for group, subgroup, code in OFFENCES:
                offences = chance.randint(6000, 9000)
                if subgroup == "Fraud" and quarter == 2 and chance.random() < 0.2:
                    offences = -chance.randint(1, 9)
                yield [year, quarter, force, "Made up", group, subgroup, code, offences]


def write_areas(forces, years, path):
    book = OpenDocumentSpreadsheet()
    sheets = [("Cover_sheet", []), ("Notes", [])]
    sheets += [(year.replace("/", "_"), area_rows(forces, year)) for year in years]
    for name, rows in sheets:
        table = Table(name=name)
        for values in [["Made up for tests"], AREA_COLUMNS, *rows]:
            row = TableRow()
            for position, value in enumerate(values):
                if position == 2:
                    value = OTHER_NAMES.get(value, value)
                if isinstance(value, int):
                    cell = TableCell(valuetype="float", value=value)
                else:
                    cell = TableCell(valuetype="string")
                cell.addElement(P(text=f"{value:,}" if isinstance(value, int) else value))
                row.addElement(cell)
            row.addElement(TableCell(numbercolumnsrepeated=16000))
            table.addElement(row)
        table.addElement(TableRow(numberrowsrepeated=1000000))
        book.spreadsheet.addElement(table)
    book.save(path)


def write_all(forces, folder, years=YEARS, has_other_heading=False):
    """Writes the workbooks of a release, and returns their paths; those of one year have no gap."""
    outcomes = [folder / f"outcomes-{year.replace('/', '-')}.xlsx" for year in years]
    for year, path in zip(years, outcomes):
        write_outcomes(forces, year, path, len(years) > 1, has_other_heading)
    areas = folder / "areas.ods"
    older = [] if len(years) == 1 else MORE_AREA_YEARS[:1]
    write_areas(forces, older + list(years) + MORE_AREA_YEARS[1:], areas)
    return outcomes, areas


def read_frame(path, sheets, columns, header, forces):
    """The rows of some sheets as text under plain headings, with the names of the site."""
    read = pandas.read_excel(path, sheet_name=sheets, header=header, dtype=object, keep_default_na=False)
    frames = []
    for frame in read.values():
        frame = frame.iloc[:, : len(columns)].copy()
        frame.columns = columns
        frames.append(frame[frame["year"].isin(YEARS)])
    frame = pandas.concat(frames).astype(str)
    frame["force"] = frame["force"].replace({other: name for name, other in OTHER_NAMES.items()})
    return frame[frame["force"].isin(forces)]


def read_outcomes(path, forces):
    names = ["year", "quarter", "force", "code", "description", "group", "subgroup", "expired", "type",
             "outcome", "outcome group", "recorded", "closed"]
    return read_frame(path, [book_sheet(path)], names, 2, forces)


def all_outcomes(path, forces):
    """For each force and year, the sums of all rows on both bases."""
    frame = read_outcomes(path, forces)
    for column in ["recorded", "closed"]:
        frame[column] = pandas.to_numeric(frame[column], errors="coerce").fillna(0).astype(int)
    sums = frame.groupby(["force", "year"])[["recorded", "closed"]].sum()
    return {place: tuple(row) for place, row in zip(sums.index, sums.to_numpy().tolist())}


def expected(outcomes, areas, forces, code=None):
    """For each dataset, force and year, the cells, as pandas adds up the files.

    With a code, `rape-outcomes` is about the offences of that code instead.
    """
    frame = pandas.concat(read_outcomes(path, forces) for path in outcomes)
    area_names = ["year", "quarter", "force", "description", "group", "subgroup", "code", "offences"]
    sheets = [year.replace("/", "_") for year in sorted(set(frame["year"]))]
    area = read_frame(areas, sheets, area_names, 1, forces)
    area["offences"] = pandas.to_numeric(area["offences"])
    lost = frame[frame["recorded"] == "N/A - data not provided"]
    for column in ["recorded", "closed"]:
        frame[column] = pandas.to_numeric(frame[column], errors="coerce").fillna(0).astype(int)
    places = ["force", "year"]
    quarters = frame.groupby(places)["quarter"].nunique()

    def total(rows, column, kinds):
        return rows[rows["type"].isin(kinds)].groupby(places)[column].sum()

    every = [kind for kind in TYPES if kind != "0" and kind not in PARTS]
    parts = {
        "crime-outcomes": (frame, area, "recorded_crime", lost),
        "sexual-offences-outcomes": (frame[frame["group"] == "Sexual offences"], None, None,
                                     lost[lost["group"] == "Sexual offences"]),
        "rape-outcomes": (frame[frame["subgroup"] == "Rape"], area[area["subgroup"] == "Rape"],
                          "recorded", lost[lost["subgroup"] == "Rape"]),
    }
    if code:
        parts["rape-outcomes"] = (frame[frame["code"] == code], area[area["code"] == code], "recorded",
                                  lost[lost["code"] == code])
    result = {}
    for dataset, (rows, offences, column, missing) in parts.items():
        sums = {
            "charged_of_recorded": total(rows, "recorded", ["1"]),
            "charged_in_closed": total(rows, "closed", ["1"]),
            "out_of_court_in_closed": total(rows, "closed", OUT_OF_COURT),
        }
        if dataset != "crime-outcomes":
            sums["out_of_court_of_recorded"] = total(rows, "recorded", OUT_OF_COURT)
        if dataset != "sexual-offences-outcomes":
            sums["assigned_of_recorded"] = total(rows, "recorded", every)
            sums["assigned_in_closed"] = total(rows, "closed", every)
        gone = set(zip(missing["force"], missing["year"]))
        cells = {}
        for place, count in quarters.items():
            cells[place] = {name: str(values[place]) for name, values in sums.items()}
            for name in cells[place]:
                is_charge = name in ["charged_of_recorded", "assigned_of_recorded"]
                if count < 4 or place in gone and is_charge:
                    cells[place][name] = "[x]"
        if offences is not None:
            for place, number in offences.groupby(places)["offences"].sum().items():
                cells[place][column] = str(number)
        result[dataset] = cells
    return result


def book_sheet(path):
    return next(sheet for year, sheet in OUTCOME_SHEETS.items() if year.replace("/", "-") in path.name)


def force_names(content=ROOT / "content"):
    """The names of the forces by their ids."""
    found = {}
    for path in sorted((content / "forces").glob("*.md")):
        lines = path.read_text().splitlines()
        found[path.stem] = next(line[6:] for line in lines if line.startswith("name: "))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--year", choices=YEARS, action="append")
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path("."))
    options = parser.parse_args()
    outcomes, areas = write_all(force_names().values(), options.folder, options.year or YEARS)
    for path in [*outcomes, areas]:
        print(path)


if __name__ == "__main__":
    main()
