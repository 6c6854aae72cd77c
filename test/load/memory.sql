INSERT INTO memory SELECT pg_backend_pid(), clock_timestamp(), (SELECT sum(total_bytes) FROM pg_backend_memory_contexts),
	substring(pg_read_file('/proc/self/status', 0, 65536) FROM 'RssAnon:\s*(\d+)')::bigint * 1024;
