/// Charges and recorded crime by force, all offences, year ending March 2025.
///
/// Source: Home Office, police recorded crime and outcomes open data tables; Open Government Licence
/// v3.0.
struct Outcome: Sendable {
  var region: String
  var name: String
  var charged: Int
  var recorded: Int

  init(_ region: String, _ name: String, _ charged: Int, _ recorded: Int) {
    self.region = region
    self.name = name
    self.charged = charged
    self.recorded = recorded
  }

  var rate: Double { Double(charged) / Double(recorded) }
}

let outcomes: [Outcome] = [
  .init("East", "Bedfordshire", 4315, 52034),
  .init("East", "Cambridgeshire", 6726, 67702),
  .init("East", "Essex", 14341, 144427),
  .init("East", "Hertfordshire", 6457, 82310),
  .init("East", "Norfolk", 7994, 59547),
  .init("East", "Suffolk", 4778, 44509),
  .init("East Midlands", "Derbyshire", 8707, 84583),
  .init("East Midlands", "Leicestershire", 9092, 95194),
  .init("East Midlands", "Lincolnshire", 5341, 54894),
  .init("East Midlands", "Northamptonshire", 5936, 59290),
  .init("East Midlands", "Nottinghamshire", 11760, 98118),
  .init("London", "City of London", 1341, 9184),
  .init("London", "Metropolitan Police", 51130, 944158),
  .init("North East", "Cleveland", 8477, 71358),
  .init("North East", "Durham", 7045, 59356),
  .init("North East", "Northumbria", 15292, 137907),
  .init("North West", "Cheshire", 9477, 78370),
  .init("North West", "Cumbria", 4852, 37028),
  .init("North West", "Greater Manchester", 28854, 318647),
  .init("North West", "Lancashire", 13293, 128999),
  .init("North West", "Merseyside", 16594, 135001),
  .init("South East", "Hampshire", 13857, 154841),
  .init("South East", "Kent", 14784, 162051),
  .init("South East", "Surrey", 6268, 73764),
  .init("South East", "Sussex", 10784, 135289),
  .init("South East", "Thames Valley", 14626, 172264),
  .init("South West", "Avon and Somerset", 11779, 168350),
  .init("South West", "Devon and Cornwall", 8756, 121659),
  .init("South West", "Dorset", 4935, 51123),
  .init("South West", "Gloucestershire", 3095, 45840),
  .init("South West", "Wiltshire", 4116, 40297),
  .init("Wales", "Dyfed-Powys", 2887, 37885),
  .init("Wales", "Gwent", 4503, 57822),
  .init("Wales", "North Wales", 5761, 53148),
  .init("Wales", "South Wales", 13479, 110099),
  .init("West Midlands", "Staffordshire", 8584, 86285),
  .init("West Midlands", "Warwickshire", 3278, 39539),
  .init("West Midlands", "West Mercia", 8906, 80759),
  .init("West Midlands", "West Midlands", 24870, 308494),
  .init("Yorkshire and The Humber", "Humberside", 8828, 93719),
  .init("Yorkshire and The Humber", "North Yorkshire", 5356, 45024),
  .init("Yorkshire and The Humber", "South Yorkshire", 14308, 149363),
  .init("Yorkshire and The Humber", "West Yorkshire", 23601, 275211),
]

/// Charges as a share of recorded crime from 2014/15 to 2025/26, from the same source.
let years = [
  "2014/15", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20",
  "2020/21", "2021/22", "2022/23", "2023/24", "2024/25", "2025/26",
]
let durham = [
  0.2321, 0.1900, 0.1334, 0.1000, 0.0994, 0.0870,
  0.0870, 0.0832, 0.0828, 0.0985, 0.1187, 0.1048,
]
let englandAndWales = [
  0.1384, 0.1424, 0.1206, 0.1024, 0.0907, 0.0810,
  0.0851, 0.0708, 0.0714, 0.0797, 0.0879, 0.0860,
]
