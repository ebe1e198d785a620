import Diagnostics
import Testing

@testable import Content

/// Periods as producers write them.
struct WrittenPeriodTests {
  @Test(arguments: [
    ("2030/31", ColumnType.financialYear, "2030/31"), ("2030-31", .financialYear, "2030/31"),
    ("2030_31", .financialYear, "2030/31"), ("2011-12", .financialYear, "2011/12"),
    ("FY2030/2031", .financialYear, "2030/31"), ("year to March 2031", .financialYear, "2030/31"),
    ("April 2030 to March 2031", .financialYear, "2030/31"),
    ("2031", .year, "2031"), ("CY2031", .year, "2031"),
    ("Year ending December 2031", .year, "2031"),
    ("January to December 2031", .year, "2031"),
    ("2031 Q1", .quarter, "2031-Q1"), ("Q1 2031", .quarter, "2031-Q1"),
    ("Jan-Mar 2031", .quarter, "2031-Q1"), ("Q1 2030/31", .financialQuarter, "2030/31-Q1"),
    ("Apr to Jun 2030", .financialQuarter, "2030/31-Q1"),
    ("April 2030", .month, "2030-04"), ("Apr-30", .month, "2030-04"),
    ("2030-04-01", .month, "2030-04"), ("2030-04", .month, "2030-04"),
    ("2030-04-01", .date, "2030-04-01"), ("any", .text, "any"),
  ])
  func formsThatMeanOnePeriodAreRead(text: String, type: ColumnType, period: String) {
    let written = WrittenPeriod(text, nil, in: column(type))
    #expect(written?.period == period)
    #expect(written?.isWhole == true)
  }

  @Test(arguments: [
    ("2030/31 Q2", ColumnType.financialYear, "2030/31", 0b111000),
    ("Jan-Mar 2031", .financialYear, "2030/31", 0b1110_0000_0000),
    ("March 2031", .financialYear, "2030/31", 0b1000_0000_0000),
    ("2030-04", .financialYear, "2030/31", 0b1), ("2031 Q4", .year, "2031", 0b1110_0000_0000),
    ("Feb 2031", .quarter, "2031-Q1", 0b10),
  ])
  func partsAreMonthsOfTheirPeriod(text: String, type: ColumnType, period: String, months: Int) {
    let written = WrittenPeriod(text, nil, in: column(type))
    #expect(written?.period == period)
    #expect(written.map { Int($0.months) } == months)
    #expect(written?.isWhole == false)
  }

  @Test(arguments: [
    ("2030", ColumnType.financialYear), ("Q1 2030", .financialYear), ("2030-Q1", .financialYear),
    ("2030/31", .year), ("2030-31", .year), ("2011-12", .year), ("Q1 2030/31", .quarter),
    ("2030-Q1", .financialQuarter), ("2030", .quarter), ("Jan-Dec 2030", .financialYear),
    ("year to March 2031", .year), ("2030/31", .month), ("01/02/2030", .date), ("", .year),
    ("Total", .financialYear),
  ])
  func otherFormsAreRefused(text: String, type: ColumnType) {
    #expect(WrittenPeriod(text, nil, in: column(type)) == nil)
  }

  @Test(arguments: [
    ("2030/31", "Q2", PeriodPart.quarter, ColumnType.financialYear, 0b111000),
    ("2030-31", "4", .quarter, .financialYear, 0b1110_0000_0000),
    ("2030/31", "Jul-Sep", .quarter, .financialYear, 0b111000),
    ("2030/31", "January", .month, .financialYear, 0b10_0000_0000),
    ("2031", "2", .month, .year, 0b10), ("2031", "2", .month, .quarter, 0b10),
    ("2031", "Quarter 2", .quarter, .quarter, 0b111), ("2031", "Mar", .month, .month, 0b1),
  ])
  func columnOfPartsNamesMonths(
    year: String,
    part: String,
    kind: PeriodPart,
    type: ColumnType,
    months: Int
  ) {
    let written = WrittenPeriod(year, (part, kind), in: column(type))
    #expect(written.map { Int($0.months) } == months)
  }

  @Test(arguments: [
    ("2030/31", "5", PeriodPart.quarter, ColumnType.financialYear),
    ("2030/31", "Feb-Apr", .quarter, .financialYear), ("2030/31", "1", .month, .financialQuarter),
    ("2030", "1", .quarter, .financialYear), ("2030/31", "all", .quarter, .financialYear),
  ])
  func otherPartsAreRefused(year: String, part: String, kind: PeriodPart, type: ColumnType) {
    #expect(WrittenPeriod(year, (part, kind), in: column(type)) == nil)
  }
}

private func column(_ type: ColumnType) -> DataColumn {
  DataColumn(
    name: "period",
    title: "Period",
    type: type,
    missingCodes: [],
    choices: [],
    isOptional: false,
    location: .file("dataset.yml")
  )
}
