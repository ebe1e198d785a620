"""Workbooks of made-up numbers in the shape of the Home Office's, and the sums that they should give.

The shape: sheets before the data, headings below a title, quarters, negative corrections, codes
that look like numbers, marks, bodies that the site leaves out, names in other forms.
"""
import datetime
import random

import openpyxl
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

YEAR = "2031/32"
RECORDED = "Outcomes for offences that were recorded in the quarter"
CLOSED = "Number of Outcomes for investigations\nthat were closed in the quarter"
OUTCOME_COLUMNS = [
    "Financial Year", "Financial_Quarter", "Force Name", "Offence Code", "Offence Description",
    "Offence Group [note 2]", "Offence Subgroup", "Offence Code Expired", "Outcome Type",
    "Outcome Description", "Outcome Group", RECORDED, CLOSED,
]
AREA_COLUMNS = [
    "Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Number of Offences",
]
OTHER_NAMES = {"City of London": "London, City of", "Durham": "DURHAM ", "Kent": "E23000032"}
LEFT_OUT = ["British Transport Police", "Action Fraud", "CIFAS", "UK Finance"]
TYPES = ["0", "1", "1a", "2", "2a", "3", "3a", "4", "6", "7", "8", "9", "14", "15", "16", "18", "22"]
INCOMPLETE = "Gwent"


def outcome_rows(forces):
    """One row per force, quarter, group and type of outcome."""
    chance = random.Random(29)
    for force in [*forces, *LEFT_OUT]:
        for quarter in range(1, 5):
            for group, code in [("Sexual offences", "19C"), ("Fraud", "1/4.1/4.10/4.2")]:
                for kind in TYPES:
                    # A force that supplied nothing for one type in one quarter.
                    lost = force == INCOMPLETE and quarter == 3 and kind == "1" and group == "Fraud"
                    recorded = "N/A - data not provided" if lost else chance.randint(20, 900)
                    closed = -chance.randint(1, 9) if chance.random() < 0.02 else chance.randint(20, 900)
                    if kind == "9" and quarter == 1:
                        recorded = closed = "N/A - Offence code expired"
                    yield [YEAR, quarter, force, code, "Made up", group, "Made up", "No", kind,
                           "Made up", "Made up", recorded, closed]


def write_outcomes(rows, path):
    book = openpyxl.Workbook(write_only=True)
    for name in ["Cover_sheet", "Notes", "Pivot"]:
        book.create_sheet(name).append([name, datetime.date(2032, 7, 1)])
    sheet = book.create_sheet("Outcomes open data 2031_32")
    sheet.append(["Made up for tests"])
    sheet.append([])
    sheet.append(OUTCOME_COLUMNS)
    for row in rows:
        cells = list(row)
        cells[2] = OTHER_NAMES.get(row[2], row[2])
        # Excel stores types that look like numbers as numbers.
        cells[8] = int(row[8]) if row[8].isdigit() else row[8]
        sheet.append(cells)
    book.save(path)


def area_rows(forces):
    chance = random.Random(30)
    for force in [*forces, *LEFT_OUT]:
        for quarter in range(1, 5):
            for group in ["Sexual offences", "Violence", "Theft"]:
                yield [YEAR.replace("/", "-20"), quarter, force, "Made up", group, "Made up", "1/4.1",
                       chance.randint(9000, 20000)]


def write_areas(rows, path):
    book = OpenDocumentSpreadsheet()
    for name, content in [("Cover_sheet", []), ("2031_32", rows)]:
        table = Table(name=name)
        for values in [AREA_COLUMNS, *content]:
            row = TableRow()
            for value in values:
                number = isinstance(value, int)
                cell = TableCell(valuetype="float", value=value) if number else TableCell(valuetype="string")
                cell.addElement(P(text=f"{value:,}" if number else value))
                row.addElement(cell)
            row.addElement(TableCell(numbercolumnsrepeated=16000))
            table.addElement(row)
        table.addElement(TableRow(numberrowsrepeated=1000000))
        book.spreadsheet.addElement(table)
    book.save(path)


def expected(outcomes, areas):
    """For each dataset and force, the cells of the year, as pandas adds them up."""
    frame = pandas.DataFrame(outcomes, columns=OUTCOME_COLUMNS)
    frame = frame[~frame["Force Name"].isin(LEFT_OUT)]
    lost = set(frame[frame[RECORDED] == "N/A - data not provided"]["Force Name"])
    for column in [RECORDED, CLOSED]:
        frame[column] = pandas.to_numeric(frame[column], errors="coerce").fillna(0).astype(int)
    sexual = frame[frame["Offence Group [note 2]"] == "Sexual offences"]
    out_of_court = ["2", "3", "6", "7", "8", "22"]

    def total(rows, column, kinds):
        return rows[rows["Outcome Type"].isin(kinds)].groupby("Force Name")[column].sum()

    every = [kind for kind in TYPES if kind not in ["0", "1a", "2a", "3a"]]
    recorded = pandas.DataFrame(areas, columns=AREA_COLUMNS).groupby("Force Name")["Number of Offences"].sum()
    crime = {
        "recorded_crime": recorded,
        "charged_of_recorded": total(frame, RECORDED, ["1"]),
        "charged_in_closed": total(frame, CLOSED, ["1"]),
        "out_of_court_in_closed": total(frame, CLOSED, out_of_court),
        "assigned_in_closed": total(frame, CLOSED, every),
        "assigned_of_recorded": total(frame, RECORDED, every),
    }
    offences = {
        "charged_of_recorded": total(sexual, RECORDED, ["1"]),
        "charged_in_closed": total(sexual, CLOSED, ["1"]),
        "out_of_court_of_recorded": total(sexual, RECORDED, out_of_court),
        "out_of_court_in_closed": total(sexual, CLOSED, out_of_court),
    }
    forces = sorted(set(frame["Force Name"]))

    def cells(columns, marked):
        return {
            force: {
                name: "[x]" if force in lost and name in marked else str(sums[force])
                for name, sums in columns.items()
            }
            for force in forces
        }

    return {
        "crime-outcomes": cells(crime, ["charged_of_recorded", "assigned_of_recorded"]),
        "sexual-offences-outcomes": cells(offences, []),
    }
