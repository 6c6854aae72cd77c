/*
 * table.h
 *	  Rows of tables: which column names, which counts, which promises.
 */
#ifndef ATT_TABLE_H
#define ATT_TABLE_H

#include "naming.h"
#include "page.h"
#include "role.h"

#define ATT_TABLE_COLUMNS	24

typedef enum att_column_kind
{
	ATT_COLUMN_UNKNOWN = 0,
	ATT_COLUMN_INDEX,			/* 序号 */
	ATT_COLUMN_NAME,			/* 指标名称, 项目 */
	ATT_COLUMN_GROUP,			/* 类别 */
	ATT_COLUMN_UNIT,			/* 单位 */
	ATT_COLUMN_TARGET,			/* 目标, 计划 */
	ATT_COLUMN_ACTUAL,			/* 完成, 实际 */
	ATT_COLUMN_STATUS,			/* 完成情况 of a list of projects */
	ATT_COLUMN_CONTENT,			/* 项目内容及目标工程量: prose */
	ATT_COLUMN_MONEY,			/* 投资(万元) */
	ATT_COLUMN_IGNORE			/* 责任单位, 备注 */
} att_column_kind;

typedef struct att_column
{
	uint8_t		kind;
	uint32_t	from;			/* the head's words */
	uint32_t	to;
	bool		estimate;		/* 预计 */
	bool		growth;			/* 增长(%) */
	int			year;			/* named in the head; 0 */
	att_unit	unit;			/* in the head's brackets */
	bool		has_unit;
} att_column;

typedef struct att_table
{
	int			n;
	att_column	column[ATT_TABLE_COLUMNS];
	bool		has_head;
	bool		project_list;	/* names and contents, not figures */
} att_table;

/* Cells of a row: cp[cell[i].from..cell[i].to); returns how many. */
typedef struct att_cell
{
	uint32_t	from;
	uint32_t	to;
} att_cell;

extern int	att_table_cells(const uint32_t *cp, size_t from, size_t to, att_cell *cell, int max);

/* Is the row a head?  Reads it as one. */
extern bool att_table_head(const uint32_t *cp, const att_cell *cell, int n, att_table *out);

/* The name in a cell, without its bracketed unit, which goes to *unit. */
extern void att_table_name(const uint32_t *cp, size_t from, size_t to, att_name *name,
						   att_unit *unit, bool *has_unit);

#endif							/* ATT_TABLE_H */
