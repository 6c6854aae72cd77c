# attain: indicators, targets and attainment from Chinese government reports
EXTENSION = attain
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" attain.control)
MODULE_big = attain
PGFILEDESC = "attain - indicators and targets from Chinese government reports"

LIB_SRCS = $(wildcard src/language/*.c src/reader/*.c)
GLUE_SRCS = $(wildcard src/types/*.c src/functions/*.c)
LIB_OBJS = $(LIB_SRCS:.c=.o)
OBJS = $(LIB_OBJS) $(GLUE_SRCS:.c=.o)

# One master per topic, in the order in which they build on each other.
SQL_MASTERS = src/types/estimate.sql src/types/measure.sql src/types/target.sql src/types/attainment.sql \
	src/types/aggregate.sql src/types/gist.sql \
	src/functions/reader.sql src/tables.sql src/matching.sql src/scorecard.sql src/progress.sql src/psql.sql \
	src/evidence.sql src/summary.sql src/jobs.sql src/alert.sql
SQL_MASTERS := $(wildcard $(SQL_MASTERS))

# The upgrade to this version is made from the masters too; one to a released
# version is kept here as it was built.
UPGRADES = $(notdir $(wildcard src/upgrade/attain--*--$(EXTVERSION).sql))

SCRIPTS = src/bin/attain-load

DATA_built = attain--$(EXTVERSION).sql $(UPGRADES)
DATA = $(filter-out $(DATA_built),$(wildcard attain--*--*.sql))

REGRESS = $(patsubst sql/%.sql,%,$(sort $(wildcard sql/*.sql)))
REGRESS_OPTS = --load-extension=attain --encoding=UTF8
TAP_TESTS = 1
PROVE_TESTS = test/t/*.pl

LEXICON = $(patsubst %.tsv,%.h,$(wildcard src/lexicon/*.tsv))

PG_CPPFLAGS = -I$(srcdir)/src $(shell pkg-config --cflags libutf8proc)
PG_CFLAGS = -std=gnu11 -Wall -Wextra -Wno-declaration-after-statement -Wno-missing-field-initializers -Wno-unused-parameter
SHLIB_LINK = $(shell pkg-config --libs libutf8proc)

EXTRA_CLEAN = $(DATA_built) $(LEXICON) $(VERSION_H) src/libattain.a $(LIB_SRCS:.c=.d) test/unit/run test/unit/sanitized test/unit/*.o test/tools/read test/fuzz/replay src/po/*.mo

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

attain--$(EXTVERSION).sql: $(SQL_MASTERS) attain.control Makefile
	{ printf '%s\n' '\echo Use "CREATE EXTENSION attain" to load this file. \quit'; cat $(SQL_MASTERS); } > $@

attain--%.sql: src/upgrade/attain--%.sql src/upgrade/build.pl $(SQL_MASTERS)
	perl src/upgrade/build.pl $< > $@.tmp && mv $@.tmp $@

src/lexicon/%.h: src/lexicon/%.tsv src/lexicon/compile.pl
	perl src/lexicon/compile.pl $< > $@.tmp && mv $@.tmp $@

# attain_version() changes whenever the reader or its word lists do, so that rows
# read before can be found.
VERSION_H = src/functions/version.h
VERSION_OF = $(sort $(LIB_SRCS) $(wildcard src/language/*.h src/reader/*.h src/lexicon/*.tsv src/lexicon/compile.pl))
$(VERSION_H): attain.control $(VERSION_OF)
	printf '#define ATT_VERSION "%s+reader.%08x"\n' '$(EXTVERSION)' \
		"$$(cat $(VERSION_OF) /dev/null | cksum | cut -d' ' -f1)" > $@

# Messages in other languages, where the server was built with translations and
# gettext is here.  PostgreSQL's nls.mk wants them at the top, so the rules are
# ours; the names are those of PG_TEXTDOMAIN().
ifeq ($(enable_nls),yes)
MO_FILES = $(if $(shell command -v "$(or $(MSGFMT),msgfmt)"),$(patsubst %.po,%.mo,$(wildcard src/po/*.po)))
endif
MO_DIR = '$(DESTDIR)$(localedir)'/$(basename $(notdir $(mo)))/LC_MESSAGES
%.mo: %.po
	$(or $(MSGFMT),msgfmt) -c -o $@ $<
all: $(MO_FILES)
install: install-mo
uninstall: uninstall-mo
.PHONY: install-mo uninstall-mo
install-mo: $(MO_FILES)
	$(foreach mo,$(MO_FILES),$(MKDIR_P) $(MO_DIR) && $(INSTALL_DATA) $(mo) $(MO_DIR)/attain-$(MAJORVERSION).mo &&) :
uninstall-mo:
	$(foreach mo,$(MO_FILES),rm -f $(MO_DIR)/attain-$(MAJORVERSION).mo &&) :

# PGXS looks for them where they are in the sources.
uninstall: uninstall-scripts
.PHONY: uninstall-scripts
uninstall-scripts:
	rm -f $(addprefix '$(DESTDIR)$(bindir)'/,$(notdir $(SCRIPTS)))

HEADERS_ALL = $(filter-out $(VERSION_H),$(wildcard src/*/*.h)) $(LEXICON)
$(OBJS): $(HEADERS_ALL)
$(OBJS:.o=.bc): $(HEADERS_ALL)
src/functions/version.o src/functions/version.bc: $(VERSION_H)

src/libattain.a: $(LIB_OBJS)
	$(AR) rcs $@ $^

# The library's own tests, without a server.
UNIT_CFLAGS = -std=gnu11 -g -O1 -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers -Isrc $(shell pkg-config --cflags libutf8proc)
test/unit/run test/unit/sanitized: $(wildcard test/unit/*.c) $(LIB_SRCS) $(HEADERS_ALL)
	$(CC) $(UNIT_CFLAGS) $(UNIT_SANITIZE) -DATT_SENTENCES='"$(abspath $(srcdir))/test/reader/sentences.tsv"' -o $@ $(wildcard test/unit/*.c) $(LIB_SRCS) $(shell pkg-config --libs libutf8proc)

# The fuzz targets over the inputs that are kept (./dev fuzz makes more).
FUZZ_SRCS = $(filter-out test/fuzz/libfuzzer.c test/fuzz/mutate.c test/fuzz/replay.c,$(wildcard test/fuzz/*.c))
FUZZ_CFLAGS = $(UNIT_CFLAGS) -Itest/fuzz
test/fuzz/replay: test/fuzz/replay.c $(FUZZ_SRCS) test/fuzz/fuzz.h $(LIB_SRCS) $(HEADERS_ALL)
	$(CC) $(FUZZ_CFLAGS) $(UNIT_SANITIZE) -o $@ $< $(FUZZ_SRCS) $(LIB_SRCS) $(shell pkg-config --libs libutf8proc) -lm

FUZZ_CLANG = clang
FUZZ_OUT = tmp/fuzz
FUZZ_TARGETS = phrase values report table html unpack names repeat
FUZZ_OBJS = $(patsubst %.c,$(FUZZ_OUT)/%.o,$(FUZZ_SRCS) $(LIB_SRCS))
$(FUZZ_OUT)/%.o: %.c $(HEADERS_ALL) test/fuzz/fuzz.h
	@mkdir -p $(@D)
	$(FUZZ_CLANG) $(FUZZ_CFLAGS) -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -c -o $@ $<
$(FUZZ_TARGETS:%=$(FUZZ_OUT)/run-%): $(FUZZ_OUT)/run-%: test/fuzz/libfuzzer.c test/fuzz/mutate.c $(FUZZ_OBJS)
	$(FUZZ_CLANG) $(FUZZ_CFLAGS) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
		-DATT_FUZZ_TARGET=fuzz_$* -DATT_FUZZ_NAME='"$*"' -DATT_FUZZ_TEST='"$(abspath $(srcdir))/test"' \
		-o $@ $^ $(shell pkg-config --libs libutf8proc) -lm
$(FUZZ_OUT)/words: test/fuzz/dictionary.pl $(wildcard src/lexicon/*.tsv)
	@mkdir -p $(@D)
	perl $^ > $@.tmp && mv $@.tmp $@
.PHONY: fuzz-targets
fuzz-targets: $(FUZZ_TARGETS:%=$(FUZZ_OUT)/run-%) $(FUZZ_OUT)/words

# Reads reports from files, for work on the reader: test/tools/read FILE...
test/tools/read: test/tools/read.c $(LIB_SRCS) $(HEADERS_ALL)
	$(CC) $(UNIT_CFLAGS) $(UNIT_SANITIZE) -o $@ $< $(LIB_SRCS) $(shell pkg-config --libs libutf8proc)

# What reading costs without a server.  Calls that begin a stage of the reader
# pass through the program, which reads the clock there: the library is as shipped.
BENCH_STAGES = att_page_read att_outline_meta att_clause_read att_naming_read att_naming_topic
test/bench/run: test/bench/run.c $(LIB_SRCS) $(HEADERS_ALL)
	$(CC) $(UNIT_CFLAGS) -O2 $(BENCH_STAGES:%=-Wl,--wrap=%) -o $@ $< $(LIB_SRCS) $(shell pkg-config --libs libutf8proc)

.PHONY: unit
unit: test/unit/run
	test/unit/run

# What is released: a commit as a .zip and a .tar.gz, the same bytes whenever
# and wherever they are made.  The version is that commit's.
REF = HEAD
DIST_DIR = tmp/dist
DIST_GIT = git -c tar.umask=0022 -c core.autocrlf=false -c core.attributesFile=/dev/null
.PHONY: dist
dist:
	@[ "$$(git rev-parse --show-cdup 2>/dev/null || echo none)" = "" ] || { echo "make dist: not at the top of a git tree" >&2; exit 1; }
	@git diff --quiet $(REF) -- || echo "make dist: changes that are not committed are left out" >&2
	@mkdir -p $(DIST_DIR)
	@version=$$(git show $(REF):attain.control | sed -n "s/^default_version *= *'\(.*\)'/\1/p") && [ -n "$$version" ] && \
	name=$(DIST_DIR)/attain-$$version && \
	TZ=UTC $(DIST_GIT) archive --format=zip -9 --prefix=attain-$$version/ -o $$name.zip $(REF) && \
	$(DIST_GIT) archive --format=tar --prefix=attain-$$version/ $(REF) | gzip -9n >$$name.tar.gz && \
	echo $$name.zip && echo $$name.tar.gz
