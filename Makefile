# Every target is one of the commands that people and CI share.
SHELL := /bin/bash
CONFIGURATION ?= Release
SECTOR := artifacts/bin/SectorPipeline.App/$(shell echo $(CONFIGURATION) | tr A-Z a-z)/sector
MARKET ?=
DATA_ROOT ?= $(if $(MARKET),.data-$(notdir $(patsubst %/,%,$(MARKET))),.data)
SOURCES := $(shell find src -type f) $(wildcard Directory.*.props) global.json BannedSymbols.txt
export DATA_ROOT DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1

.DEFAULT_GOAL := help
.PHONY: help run test build format bench serve clean

help: ## Show the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: $(SECTOR) ## Run the daily job on the sandbox market, or on a recorded one: make run MARKET=dir
	@$(SECTOR) run daily $(if $(MARKET),--market $(MARKET),--sandbox)

test: ## Run every test
	@sh tests/servers.sh
	@dotnet test SectorPipeline.sln -c $(CONFIGURATION) --nologo --logger 'console;verbosity=minimal'

build: ## Build everything, warnings are errors
	@dotnet build SectorPipeline.sln -c $(CONFIGURATION) --nologo -v quiet -clp:ErrorsOnly

format: ## Format the code, or with CHECK=1 only say what is not formatted
	@dotnet format SectorPipeline.sln $(if $(CHECK),--verify-no-changes)

bench: build ## Measure what the design promises, as ratios where possible
	@artifacts/bin/SectorPipeline.Benchmarks/$(shell echo $(CONFIGURATION) | tr A-Z a-z)/SectorPipeline.Benchmarks $(BENCH)

serve: $(SECTOR) ## Serve the sandbox market on a port of loopback: make serve PORT=5080
	@$(SECTOR) sandbox --port $(or $(PORT),5080) $(if $(MARKET),--market $(MARKET))

clean: ## Remove what the build made; data roots stay
	@rm -rf artifacts

$(SECTOR): $(SOURCES)
	@echo 'Building sector ...'
	@dotnet build src/SectorPipeline.App -c $(CONFIGURATION) --nologo -v quiet -clp:ErrorsOnly && touch $@
