import Foundation
import Testing

@testable import Statistics

/// Compares the functions of the arcsine scale with those of the C library.
@Suite struct ArcsineTests {
  private let rates = (0...10_000).map { Double($0) / 10_000 } + [1e-300, 1e-12, 1 - 1e-12]

  @Test func arcsineIsThatOfTheRoot() {
    for rate in rates {
      // Near 1 the square root of the rate has too few bits left to distinguish the angles.
      let wanted =
        rate <= 0.5 ? asin(rate.squareRoot()) : .pi / 2 - asin((1 - rate).squareRoot())
      #expect(abs(arcsine(rate) - wanted) <= 1e-15, "\(rate)")
    }
    #expect(arcsine(0) == 0 && arcsine(1) == .pi / 2)
    #expect(arcsine(-0.1) == 0 && arcsine(1.1) == .pi / 2)
  }

  @Test func squaredSineTurnsTheAngleBackIntoTheRate() {
    for rate in rates {
      let angle = arcsine(rate)
      #expect(abs(squaredSine(angle) - sin(angle) * sin(angle)) <= 1e-15, "\(rate)")
      #expect(abs(squaredSine(angle) - rate) <= 1e-15, "\(rate)")
    }
  }
}
