import Foundation
import FuzzTargets
import Synchronization

/// What libFuzzer calls before its clock runs: the site is read here.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
  withExtendedLifetime((target, bench)) { 0 }
}

/// What libFuzzer calls with each input; a promise that does not hold ends the program, as a crash does.
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

/// How long the processor has worked for the program: the clock also runs while others have it.
private func processorSeconds() -> Double {
  // One second is a million on every system of POSIX, whose macro for it Swift does not see.
  Double(clock()) / 1_000_000
}

/// What `SITEGEN_FUZZ_TARGET` names.
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

/// Does what may wait on the thread that asks for it, so that a crash shows what led to it.
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
