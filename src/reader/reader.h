/*
 * reader.h
 *	  Reads a report: what the server's glue, the unit tests and the fuzzers
 *	  call.  Text in is UTF-8; positions out are characters of that text.
 */
#ifndef ATT_READER_H
#define ATT_READER_H

#include "../language/value.h"

typedef enum att_role
{
	ATT_ACTUAL = 0,
	ATT_ESTIMATE,
	ATT_TARGET
} att_role;

typedef enum att_kind
{
	ATT_KIND_NONE = 0,			/* not a report */
	ATT_KIND_WORK,				/* 政府工作报告: 'work report' */
	ATT_KIND_PLAN,				/* 国民经济和社会发展计划执行情况报告: 'plan report' */
	ATT_KIND_WORK_PLAN,			/* 工作要点, 季度计划: 'work plan' */
	ATT_KIND_NEWS,				/* 'news' */
	ATT_KIND_OTHER				/* 'other' */
} att_kind;

typedef struct att_date
{
	int16_t		year;			/* 0: unknown */
	uint8_t		month;			/* 1..12 */
	uint8_t		day;			/* 1..31 */
} att_date;

/* Half-open: from <= day < to.  from.year 0: no period is known. */
typedef struct att_period
{
	att_date	from;
	att_date	to;
} att_period;

typedef struct att_row
{
	att_str		section;		/* "一、2019年工作回顾 > (二)经济发展" */
	att_str		indicator;
	att_str		source;			/* the sentence, table row or list item, in the given text */
	uint8_t		role;			/* att_role */
	uint8_t		aspect;			/* of the column: a qualitative row about growth is ATT_GROWTH */
	att_period	period;
	bool		has_value;		/* false: the report says it sets no target */
	att_value	value;			/* measure, or for targets the requirement */
	char		cmp[3];			/* "=", ">", ">=", "<", "<=", "~", "..", "" for null */
	bool		has_low;
	bool		has_high;
	att_decimal low;			/* signed for growth and change */
	att_decimal high;
	att_str		unit;			/* as written, no spaces; len 0 for null */
	uint32_t	span_from;		/* 0-based character positions, half-open */
	uint32_t	span_to;
	int8_t		polarity;		/* 1, -1; 0 unknown */
	float		confidence;		/* < 0: not estimated */
	uint64_t	features;		/* what it was estimated from (confidence.h) */
} att_row;

typedef struct att_reading
{
	att_row    *row;
	size_t		n;
} att_reading;

typedef struct att_meta
{
	att_str		title;
	att_str		region;
	att_str		issuer;
	uint8_t		kind;			/* att_kind */
	int			report_year;	/* the year the tasks are for; 0 unknown */
	int			review_year;	/* the year looked back on; 0 unknown */
	att_date	delivered_on;
} att_meta;

typedef struct att_section
{
	int			level;			/* 1.. */
	att_str		title;
	att_str		path;			/* with the headings above it, " > " between */
	uint32_t	span_from;		/* of the section: heading to the next of its level */
	uint32_t	span_to;
} att_section;

typedef struct att_part
{
	att_str		title;
	uint32_t	span_from;
	uint32_t	span_to;
	att_str		body;			/* in the given text */
} att_part;

/*
 * Hands each row to sink in the order of the text.  The row and its strings
 * live until sink returns, but for source, which is the given text.
 * report_year 0: only what the text says.
 */
typedef void (*att_row_sink) (void *arg, const att_row *row);
extern void att_read_rows(const att_env *env, const char *utf8, size_t len, int report_year,
						  att_row_sink sink, void *arg);

/* All rows at once.  Everything is allocated with env and lives until the
 * caller drops its memory. */
extern att_reading *att_read_report(const att_env *env, const char *utf8, size_t len,
									int report_year);
extern void att_read_meta(const att_env *env, const char *utf8, size_t len, att_meta *out);
/* Headings in the order of the text, each with its strings until sink returns. */
typedef void (*att_section_sink) (void *arg, const att_section *section);
extern void att_read_sections(const att_env *env, const char *utf8, size_t len,
							  att_section_sink sink, void *arg);
extern size_t att_split_reports(const att_env *env, const char *utf8, size_t len,
								att_part **out);

/* The comparison key of an indicator's name (key.c): the key of a key is itself. */
extern att_str att_indicator_key(const att_env *env, const char *utf8, size_t len);
/* 0..1: 2 * longest common subsequence of the keys / their length together, less
 * where a word or number of one says that it is another indicator. */
extern double att_indicator_similarity(const att_env *env, att_str a, att_str b);

/* The same in two steps, for who compares many names with each other. */
#define ATT_KEY_MAX			512		/* code points of a name that count */
#define ATT_DISTINCT_WORDS	4

/* What tells indicators apart besides their characters. */
typedef struct att_distinction
{
	uint64_t	word[ATT_DISTINCT_WORDS];	/* a bit for each line of distinct.tsv */
	uint64_t	number;			/* the numerals in their order: 5g is not 4g, 一类 not 二类 */
} att_distinction;

typedef struct att_key
{
	size_t		n;
	uint64_t	characters;		/* a bit for each, some share one */
	att_distinction distinct;
	uint32_t	key[ATT_KEY_MAX];	/* n of them; a copy need not have more */
} att_key;

extern void att_key_read(const att_env *env, const char *utf8, size_t len, att_key *name);
/* of what is a key already */
extern void att_key_take(const char *utf8, size_t len, att_key *name);

/* The similarity rounded to float, or 0 where it is not above the given one. */
extern float att_key_similarity(const att_key *a, const att_key *b, float above);

/* What belongs to the key of a row's name by the text before and behind the
 * value (scope.c): 全市 where the figure is of a region above, 累计 where stock
 * is asked for and the value counts all there ever were; how many bytes. */
#define ATT_ROW_WORDS	16
extern size_t att_row_words(att_str name, att_str region, att_str before, att_str behind, bool stock,
							char out[ATT_ROW_WORDS]);
/* 1, -1 for known indicators by key, 0 otherwise. */
extern int	att_indicator_polarity(const uint32_t *cp, size_t n);

#endif							/* ATT_READER_H */
