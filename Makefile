# Every target is one line; `make` alone prints them.
.DEFAULT_GOAL := help
.PHONY: help setup site serve test lint format golden check-site faults fuzz sanitize audit bench

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18
setup: ## install what the program is built with, where it is missing
	@scripts/setup
site: setup ## set up, build the program in release, build the site into public/
	@swift build -c release --product sitegen --quiet && "$$(swift build -c release --show-bin-path)/sitegen" build && echo "Open public/index.html in a browser."
serve: setup ## set up, build the program in release, show the site as it is edited
	@swift build -c release --product sitegen --quiet && "$$(swift build -c release --show-bin-path)/sitegen" serve
test: lint ## set up, lint, run every test, check the built site
	@scripts/setup tests && swift build -c release --build-tests && swift test -c release --skip-build && scripts/check-site
lint: setup ## hold the sources against .swift-format
	@swift format lint --strict --recursive --parallel Sources Tests Package.swift
format: ## put the sources into the form of .swift-format
	@swift format --in-place --recursive --parallel Sources Tests Package.swift
golden: ## record the golden files anew; fails, so that the difference is read
	@UPDATE_GOLDEN=1 swift test -c release
check-site: ## build both sites in release and check what readers get
	@scripts/setup tests && scripts/check-site
faults: setup ## kill, starve and race hundreds of builds, and look whether anything is lost (an hour)
	@swift build -c release --product sitegen --quiet && scripts/check-faults && scripts/check-edits
fuzz: setup ## give each reader of the program a million inputs that libFuzzer makes up (hours)
	@scripts/fuzz
sanitize: setup ## run every test under Thread Sanitizer and Address Sanitizer (an hour)
	@scripts/sanitize
audit: ## look at every page of the built site with axe (nightly)
	@scripts/setup tests && scripts/check-site audit
bench: setup ## measure against Hugo and the floor
	@swift build -c release --product sitegen --quiet && Benchmarks/against-hugo --sitegen "$$(swift build -c release --show-bin-path)/sitegen"
