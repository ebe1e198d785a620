import Formats
import Testing

struct VariableLengthTests {
  @Test func numbersComeBackAsTheyWere() {
    let numbers = [0, 1, 127, 128, 16_383, 16_384, 1 << 31, .max]
    var bytes: [UInt8] = []
    for number in numbers { bytes.append(variable: number) }
    var location = 0
    #expect(numbers.map { _ in bytes.variable(at: &location) } == numbers)
    #expect(location == bytes.count)
  }

  @Test(arguments: [(0, 1), (127, 1), (128, 2), (16_383, 2), (16_384, 3), (Int.max, 9)])
  func smallNumbersTakeFewBytes(number: Int, length: Int) {
    var bytes: [UInt8] = []
    bytes.append(variable: number)
    #expect(bytes.count == length)
  }
}
