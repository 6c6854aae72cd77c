// Pages list so many rows at most, whatever the database has ...
export const most = 2000;

// ... of which each region gets the same number, and all of its own where they are fewer.
export function shareOf(counts)
{
	let left = most;
	const rising = counts.filter(n => n > 0).sort((a, b) => a - b);
	for (const [i, n] of rising.entries())
	{
		const share = Math.max(1, Math.floor(left / (rising.length - i)));
		if (n > share)
			return share;
		left -= n;
	}
	return Infinity;
}
