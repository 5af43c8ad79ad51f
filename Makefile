# Everything a person or a CI needs is one of: make install, make demo, make test.
# Only package registries are needed, and only through pip and go as they are set up here.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# A virtual environment holds absolute paths, so a checkout that was moved needs a new one:
# the place is part of the stamp's name.
PLACE_DIR := $(shell pwd -P)
PLACE   := $(shell pwd -P | cksum | cut -d' ' -f1)
DEPS    := $(VENV)/.dependencies-$(PLACE)
PACKAGE := $(VENV)/.package-$(PLACE)

BUNDLE := .cache/bundle

# One page in the reader's language, whatever the terminal's.
DEMO = @$(BIN)/checker check --lang zh

# Where OPA is, asked of the program itself at the moment of use, so that there is one order of
# search and not two.
FIND_OPA := opa=$$($(BIN)/checker opa status --format json \
	| $(BIN)/python -c 'import json, sys; print(json.load(sys.stdin)["path"])')

.PHONY: help install opa demo bench test lint rego generate-check generate pytest format lock clean

help:
	@echo 'make install   安装到 $(VENV) / install into $(VENV)'
	@echo 'make demo      检查示例案卷 / check the sample files'
	@echo 'make test      全部检查和测试（CI 所跑的就是它）/ all checks and tests, what CI runs'
	@echo 'make lint | rego | generate-check | pytest   其中一部分 / one part of it'
	@echo 'make generate  重新生成由程序产出的文件 / rebuild the generated files'
	@echo 'make bench     测量性能，写入 docs/performance.md（约一小时）/ measure, about an hour'
	@echo 'make format    统一代码格式 / format the code'
	@echo 'make lock      重新锁定依赖版本 / pin the dependencies anew'
	@echo 'make clean     删除安装和缓存 / remove the installation and caches'

install: opa
	@echo '==> 已就绪 / ready: $(BIN)/checker'

$(DEPS): requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo '需要 Python 3.11 或更新版本，而 $(PYTHON) 是：'"$$($(PYTHON) --version 2>&1 || true)" >&2; \
		echo '请安装后重试，或指明解释器：make install PYTHON=/路径/python3.12' >&2; \
		echo 'Python 3.11 or newer is needed; install it, or name it: make install PYTHON=/path/to/python3.12' >&2; \
		exit 1; }
	@if ! { test -e $@ && $(BIN)/python -m pip --version >/dev/null 2>&1; }; then \
		echo '==> 建立虚拟环境 / creating the virtual environment: $(VENV)'; \
		$(PYTHON) -m venv --clear $(VENV) || { \
			echo '建立虚拟环境失败。Debian 系统请先执行：apt install python3-venv' >&2; \
			echo 'No virtual environment could be made. On Debian: apt install python3-venv' >&2; \
			exit 1; }; \
	fi
	@echo '==> 安装锁定版本的依赖 / installing the pinned dependencies: $<'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r $<
	@touch $@

$(PACKAGE): $(DEPS) pyproject.toml
	@echo '==> 安装本程序 / installing the checker itself'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@problems=$$($(BIN)/python -m pip check --disable-pip-version-check) || { \
		echo "$$problems" >&2; \
		echo '锁定的版本与 pyproject.toml 不符，请执行 make lock / the lock does not fit pyproject.toml: make lock' >&2; \
		exit 1; }
	@touch $@

opa: $(PACKAGE)
	@$(BIN)/checker opa status >/dev/null 2>&1 || { \
		echo '==> 没有找到 OPA，现在安装（一两分钟）/ no OPA found, installing it (a minute or two)'; \
		$(BIN)/checker opa install; }

# Findings are what the demo is about: exit code 10 is its success, any other failure is one.
demo: install
	@mkdir -p .cache/demo
	@echo '==> 合格案卷、埋有十处错误的案卷、法院判决过的案卷 / a clean file, one with ten faults, a decided case'
	$(DEMO) fixtures/records/penalty_2026.json fixtures/demo/faulty.json fixtures/real-cases/RC-06.json \
		--as-of 2026-11-24 --format text --format html=.cache/demo/decided.html || test $$? -eq 10
	@echo '==> 尚未作出决定的案卷 / a file before the decision'
	$(DEMO) fixtures/records/open_2026.json \
		--as-of 2026-03-20 --format text --format html=.cache/demo/open.html || test $$? -eq 10
	@echo '==> 数据不全的导出，按导出约定检查 / a sparse export, read by its profile'
	$(DEMO) fixtures/demo/sparse.json --profile fixtures/profiles/penalty-system.yaml \
		--as-of 2026-11-24 --format text --format html=.cache/demo/sparse.html || test $$? -eq 10
	@echo '==> 可打印的审核意见书 / opinions to print: .cache/demo/*.html'

# What the scan is compared with; only measuring needs it.
CONFTEST := .cache/bench/conftest
CONFTEST_VERSION := v0.71.1
BENCH ?=

$(CONFTEST):
	@echo '==> 安装 Conftest（约两分钟）/ installing Conftest, about two minutes'
	@mkdir -p $(dir $@)
	@GOBIN="$(PLACE_DIR)/$(dir $@)" go install github.com/open-policy-agent/conftest@$(CONFTEST_VERSION)

# make bench BENCH='--only cold' measures a part of it.
bench: install $(CONFTEST)
	@$(BIN)/python benchmarks/bench.py $(BENCH)

# One after the other, as .NOTPARALLEL promises, and pytest last: its summary is the closing line
# by which CI sees that tests ran.
test: install lint rego generate-check pytest

lint: $(PACKAGE)
	@echo '==> ruff, mypy, import-linter'
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# `opa test` reads the bundle as it is shipped, tables compiled, with the tests beside it.
rego: opa
	@echo '==> opa fmt, opa check, opa test'
	@$(FIND_OPA); "$$opa" fmt --fail --list policies
	@$(FIND_OPA); "$$opa" check --strict --schema schemas/opa policies
	@rm -rf $(BUNDLE)
	@$(BIN)/checker bundle --dir $(BUNDLE) >/dev/null
	@$(FIND_OPA); "$$opa" test -b $(BUNDLE)

# Every tools/build_*.py: without --check it writes its files, with it it only compares them.
generate-check: $(PACKAGE)
	@echo '==> 生成文件是否最新 / generated files are up to date'
	@$(BIN)/python -m tools.generate --check

generate: $(PACKAGE)
	@$(BIN)/python -m tools.generate

pytest: opa
	@echo '==> pytest'
	@$(BIN)/pytest

format: $(PACKAGE)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Keeps the versions that still fit; `make lock UPGRADE=--upgrade` takes the newest of all.
# uv only writes these files; nobody needs it to install.
UV := .cache/lock/bin/uv
UV_VERSION := 0.13.9
UPGRADE ?=
LOCK = $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --quiet \
	--custom-compile-command 'make lock' $(UPGRADE)

lock:
	@test -x $(UV) && $(UV) --version | grep -qF ' $(UV_VERSION)' || { \
		$(PYTHON) -m venv --clear .cache/lock; \
		.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); }
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --constraints requirements/dev.txt --output-file requirements/runtime.txt

clean:
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
