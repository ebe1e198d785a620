/// A block of text with the height at which it belongs, and the height at which it is placed.
struct EndLabel: Hashable, Sendable {
  /// The middle of the block if there were no other labels.
  var wanted: Double
  var height: Double
  /// The middle of the block as placed.
  var placed: Double

  init(wanted: Double, height: Double) {
    self.wanted = wanted
    self.height = height
    self.placed = wanted
  }
}

/// Moves labels up and down until none overlap, as close to their wanted heights as possible.
///
/// They keep the order of their wanted heights, and the given order among equals. Labels that touch
/// become one block around the mean of their wanted heights (pooling of adjacent violators), which
/// is kept inside `room`; if they do not all fit, the lowest extend beyond its end.
func separated(_ labels: [EndLabel], in room: Extent) -> [EndLabel] {
  let order = labels.indices.sorted { (labels[$0].wanted, $0) < (labels[$1].wanted, $1) }
  var blocks: [Block] = []
  for index in order {
    blocks.append(Block(indices: [index], labels: labels, room: room))
    while blocks.count > 1, blocks[blocks.count - 1].top < blocks[blocks.count - 2].bottom {
      let lower = blocks.removeLast()
      let upper = blocks.removeLast()
      blocks.append(Block(indices: upper.indices + lower.indices, labels: labels, room: room))
    }
  }
  var result = labels
  for block in blocks {
    var top = block.top
    for index in block.indices {
      result[index].placed = top + labels[index].height / 2
      top += labels[index].height
    }
  }
  return result
}

/// Labels stacked without a gap.
private struct Block {
  var indices: [Int]
  var top: Double
  var bottom: Double

  init(indices: [Int], labels: [EndLabel], room: Extent) {
    self.indices = indices
    let height = indices.reduce(0) { $0 + labels[$1].height }
    // The top that the block would have if this label were at its wanted height.
    var above = 0.0
    var sum = 0.0
    for index in indices {
      sum += labels[index].wanted - labels[index].height / 2 - above
      above += labels[index].height
    }
    let wish = sum / Double(indices.count)
    top = max(room.lower, min(wish, room.upper - height))
    bottom = top + height
  }
}
