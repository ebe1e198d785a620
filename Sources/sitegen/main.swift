import SitegenCLI

await runSitegen()
