// Serves the built site to this machine alone: node serve.js [FOLDER] [PORT]
import {createServer} from "node:http";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import send from "send";

const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "dist"));
const server = createServer((request, response) => {
	// a page from elsewhere that has its own name lead here reads nothing
	if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(request.headers.host ?? ""))
	{
		response.statusCode = 403;
		response.end("this server answers as 127.0.0.1 and localhost alone\n");
		return;
	}
	// anything may come as an address, also what is none
	send(request, request.url.replace(/[?#].*/s, ""), {root, cacheControl: false})
		.on("error", error => {
			response.statusCode = error.status ?? 500;
			response.end(`${response.statusCode}\n`);
		})
		.pipe(response);
});

server.on("error", error => {
	console.error(`dashboard: ${error.message}`);
	process.exit(1);
});
server.listen(Number(process.argv[3] ?? 0), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
	process.on(signal, () => process.exit(0));
