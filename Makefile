# What a day's work needs. `make check` holds what .ci/run holds and the coverage floor, in the environment at hand.
.DEFAULT_GOAL := help
.PHONY: help run demo format lint types contracts test check bench mutants pictures stale schema wheel ci

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## open the app on your own workspace
	python -m tui

demo: ## open the app on the sample inspection
	python -m tui demo

format: ## bring the code into form
	ruff format .
	ruff check --fix --output-format concise .

lint: ## form and style, changing nothing
	ruff format --check .
	ruff check --output-format concise .

types: ## mypy, strict
	mypy

contracts: ## who may import whom
	lint-imports

test: ## the tests
	pytest

check: lint types contracts ## everything: form, types, contracts, tests with the coverage floor
	pytest --cov --cov-report=term

bench: ## what the main job, reading and the screens cost, beside floors of the same run
	python -m benchmarks.main_job
	python -m benchmarks.reading
	python -m benchmarks.terminal

mutants: ## how many small faults in the rules and the number reader the tests notice (a quarter of an hour)
	python -m benchmarks.mutation

pictures: ## draw the pictures of the README from the real app
	python -m docs.pictures

stale: ## say which pictures of the README no longer show what the app shows
	python -m docs.pictures --check

schema: ## write down what a TOML export holds (docs/inspection-1.md), from the model
	python -m docs.schema

wheel: ## build the wheel into dist/
	python -m build --wheel

ci: ## what the build machine runs: a clean environment, the README's commands, everything
	bash .ci/run
