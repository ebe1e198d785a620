import Content
import Diagnostics
import Digests
import Exports
import SiteFiles
import SitePlanning

extension BuildRecord {
  /// The part of a site's origin that may be disclosed.
  ///
  /// `digests` are those of the files in the tree (`BuildInputs`), if they are known.
  init(
    _ plan: SitePlan,
    from tree: SourceTree,
    _ digests: [Digest]? = nil,
    options: [String]
  ) {
    let inputs = plan.publicInputs(of: tree).map { index in
      (tree.files[index].path, digests?[index] ?? Digest(of: tree.files[index].bytes))
    }
    let records = plan.audience.reviewCopy == nil ? [] : plan.site.unpublished
    self.init(
      tool: "sitegen \(sitegenVersion)",
      now: plan.now,
      options: options,
      inputs: DigestTable(inputs),
      records: records.filter(\.isIncluded).map(\.name).sorted(),
      compressors: options.contains(precompressOption) ? currentCompressors : []
    )
  }
}
