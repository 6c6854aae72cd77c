/*
 * replay.c
 *	  Runs the targets on kept inputs, without libFuzzer:
 *
 *	  replay DIR...		each with folders named after targets, files in them
 *	  replay TARGET FILE...
 */
#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"

/* A run over a limit has gone wrong; sanitizers and valgrind make it slower. */
#define SECONDS_OF_INPUT	20

static const struct
{
	const char *name;
	fuzz_target run;
}			targets[] = {
	{"phrase", fuzz_phrase},
	{"values", fuzz_values},
	{"report", fuzz_report},
	{"table", fuzz_table},
	{"html", fuzz_html},
	{"unpack", fuzz_unpack},
	{"names", fuzz_names},
	{"repeat", fuzz_repeat},
};

#define TARGETS	(sizeof(targets) / sizeof(targets[0]))

static int
run_file(size_t t, const char *path)
{
	FILE	   *f = fopen(path, "rb");
	uint8_t    *data;
	uint8_t    *exact;
	size_t		n;

	if (f == NULL)
		return 0;
	data = malloc(1 << 20);
	n = fread(data, 1, 1 << 20, f);
	fclose(f);
	exact = malloc(n ? n : 1);
	memcpy(exact, data, n);
	free(data);
	/* whoever dies here says with what */
	fprintf(stderr, "%s\r", path);
	alarm(SECONDS_OF_INPUT);
	targets[t].run(exact, n);
	alarm(0);
	free(exact);
	return 1;
}

static int
run_folder(const char *dir)
{
	int			all = 0;

	for (size_t t = 0; t < TARGETS; t++)
	{
		char		path[4096];
		DIR		   *d;
		struct dirent *e;

		snprintf(path, sizeof(path), "%s/%s", dir, targets[t].name);
		d = opendir(path);
		while (d && (e = readdir(d)) != NULL)
		{
			struct stat st;

			snprintf(path, sizeof(path), "%s/%s/%s", dir, targets[t].name, e->d_name);
			if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
				all += run_file(t, path);
		}
		if (d)
			closedir(d);
	}
	return all;
}

int
main(int argc, char **argv)
{
	int			all = 0;
	size_t		t = 0;

	while (argc > 1 && t < TARGETS && strcmp(targets[t].name, argv[1]) != 0)
		t++;
	if (argc > 1 && t < TARGETS)
		for (int i = 2; i < argc; i++)
			all += run_file(t, argv[i]);
	else
		for (int i = 1; i < argc; i++)
			all += run_folder(argv[i]);
	fprintf(stderr, "\n");
	/* as the unit tests say it */
	printf("%d passed, %d failed\n", all, all == 0);
	return all == 0;
}
