import Foundation
import FuzzTargets
import Synchronization

/// Called by libFuzzer before it measures time, so the site is read here.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
  withExtendedLifetime((target, bench)) { 0 }
}

/// Called by libFuzzer with each input.
///
/// A violated invariant ends the program, like a crash.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let began = processorSeconds()
  let fault = waiting { () async -> BrokenPromise? in
    do throws(BrokenPromise) { try await bench.run(target, input) } catch { return error }
    return nil
  }
  if let fault { fatalError("\(target.rawValue): \(fault)") }
  let seconds = processorSeconds() - began
  if seconds > 1 { fatalError("\(target.rawValue): an input took \(seconds) s of the processor") }
  return 0
}

/// The CPU time of the process, which, unlike the clock, does not include that of other processes.
private func processorSeconds() -> Double {
  // POSIX defines CLOCKS_PER_SEC as one million; Swift does not import the macro.
  Double(clock()) / 1_000_000
}

/// The target that `SITEGEN_FUZZ_TARGET` names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["SITEGEN_FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("SITEGEN_FUZZ_TARGET is none of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()

private let bench: FuzzBench = {
  let made = waiting { () async -> Result<FuzzBench, any Error> in
    do { return .success(try await FuzzBench()) } catch { return .failure(error) }
  }
  switch made {
  case .success(let bench): return bench
  case .failure(let error): fatalError("\(error)")
  }
}()

/// Runs asynchronous work on the calling thread, so that the stack trace of a crash shows the
/// cause.
private func waiting<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
  let (queue, outcome) = (WaitingQueue(), Outcome<Value>())
  Task(executorPreference: queue) { outcome.set(await work()) }
  queue.drain()
  guard let value = outcome.value else { fatalError("the work waits for another thread") }
  return value
}

private final class Outcome<Value: Sendable>: Sendable {
  private let state = Mutex<Value?>(nil)

  var value: Value? { state.withLock { $0 } }

  func set(_ value: Value) { state.withLock { $0 = value } }
}

private final class WaitingQueue: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  func drain() {
    while let job = jobs.withLock({ $0.popLast() }) {
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
