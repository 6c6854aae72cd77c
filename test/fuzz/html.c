/*
 * html.c
 *	  The page reader: blocks, their text and its places, then the rows.
 */
#include "fuzz.h"

#include "reader/page.h"

void
fuzz_html(const uint8_t *data, size_t size)
{
	const char *utf8 = (const char *) data;
	att_env		env = fuzz_env(0xA5);
	att_page	page;
	size_t		chars = 0;
	size_t		behind = 0;
	uint32_t	last = 0;

	for (const char *p = utf8; p < utf8 + size; chars++)
		att_utf8_next(&p, utf8 + size);
	memset(&page, 0xA5, sizeof(page));
	att_page_read(&env, utf8, size, &page);
	MUST(page.nchars == chars, "%zu characters of %zu", page.nchars, chars);
	for (size_t i = 0; i < page.text.n; i += 1 + page.text.n / 2048)
	{
		size_t		at = att_page_at(&page, i);

		MUST(at >= behind && at < chars, "character %zu comes from %zu of %zu, one before from %zu", i, at, chars, behind);
		MUST(att_page_end(&page, i) > at && att_page_end(&page, i) <= chars, "character %zu from %zu ends at %zu",
			 i, at, att_page_end(&page, i));
		behind = at;
	}
	for (size_t b = 0; b < page.n; b++)
	{
		const att_block *k = &page.block[b];
		att_str		s;

		MUST(last <= k->from && k->from <= k->to && k->to <= page.text.n, "block [%u, %u) behind %u of %zu", k->from, k->to, last, page.text.n);
		MUST(k->kind <= ATT_BLOCK_ROW, "kind %d", k->kind);
		last = k->to;
		s = att_page_source(&page, k->from, k->to);
		MUST(s.len == 0 || (s.data >= utf8 && s.data + s.len <= utf8 + size), "the text of block %zu", b);
	}
	for (size_t i = 0; i <= chars; i += 1 + chars / 256)
		MUST(att_page_byte(&page, i) <= size, "character %zu is at %zu", i, att_page_byte(&page, i));
	MUST(fuzz_peak() <= FUZZ_MEMORY(size), "%zu bytes for %zu", fuzz_peak(), size);
	att_page_free(&page);
	fuzz_env_end();

	fuzz_rows(utf8, size, 0);
}
