# Each target has one line of help; `make` alone prints them.
# The tests have a build of their own, because the modules of the shipped program are closed to them.
TESTS = -c release --scratch-path .build/tests -Xswiftc -enable-testing
.DEFAULT_GOAL := help
.PHONY: help setup site serve check test lint format golden check-site faults fuzz sanitize audit bench

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18
setup: ## install what the program is built with, if it is missing
	@scripts/setup
site: setup ## set up, build the program in release, build the site into public/
	@scripts/build && .build/sitegen build && echo "Open public/index.html in a browser."
serve: setup ## set up, build the program in release, preview the site while you edit
	@scripts/build && .build/sitegen serve
check: lint ## lint, run the fast tests (under a minute once everything is built)
	@swift test --quiet --skip 'PagesTests|SitegenTests|FuzzCorpusTests'
test: lint ## set up, lint, run every test, check both built sites
	@scripts/setup tests && scripts/build && swift build $(TESTS) --build-tests && SITEGEN=$(CURDIR)/.build/sitegen swift test $(TESTS) --skip-build && scripts/check-site
lint: setup ## lint the sources
	@swift format lint --strict --recursive --parallel Sources Tests Package.swift
format: ## format the sources
	@swift format --in-place --recursive --parallel Sources Tests Package.swift
golden: ## update the golden files; fails, so that you review the difference
	@UPDATE_GOLDEN=1 swift test $(TESTS)
check-site: ## build both sites in release and check the output that readers get
	@scripts/setup tests && scripts/check-site
faults: setup ## kill, starve and race hundreds of builds, and check that nothing is lost (an hour)
	@scripts/build && scripts/check-faults && scripts/check-edits
fuzz: setup ## run a million libFuzzer inputs through each parser (hours)
	@scripts/fuzz
sanitize: setup ## run every test under Thread Sanitizer and under Address Sanitizer (an hour)
	@scripts/sanitize
audit: ## check every page of both built sites with axe (nightly)
	@scripts/setup tests && scripts/check-site audit
bench: setup ## benchmark against Hugo and the floor
	@scripts/build && Benchmarks/against-hugo --sitegen $(CURDIR)/.build/sitegen
