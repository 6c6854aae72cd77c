// Preloaded into a build: nothing but Unix sockets, and a word about what was
// tried, in the file that ATTAIN_TRIED names.
import {appendFileSync} from "node:fs";
import net from "node:net";

const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args)
{
	const [options] = Array.isArray(args[0]) ? args[0] : args;
	if (typeof options === "string" ? options.startsWith("/") : options?.path)
		return connect.apply(this, args);
	appendFileSync(process.env.ATTAIN_TRIED, `${JSON.stringify(options)}\n`);
	throw new Error("this build is offline");
};
